"""The API's description, as OpenAPI 3.1: made from the addresses and from the classes of their answers."""

from __future__ import annotations

import types
from dataclasses import is_dataclass
from datetime import date
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Union, get_args, get_origin, get_type_hints

from goldenthread_web.api.answers import Problem
from goldenthread_web.api.endpoints import BASE, ENDPOINTS, JSON, Endpoint, Parameter

PROBLEM = "application/problem+json"
_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean"}
_SAYS = (
    "The figures of goldenthread for other programs: read only, and never a row of a child. Ask with "
    "`Authorization: Bearer` and a token of your own, made on the page Tokens for programs. It reads what you may "
    "read at that moment, and figures alone. Numbers are unrounded; pages round them for showing. Answers have an "
    "ETag: send it back as If-None-Match, and what has not changed is answered with 304."
)
_FAULTS = {
    HTTPStatus.BAD_REQUEST: "A parameter is wrong or not known; `parameters` says which.",
    HTTPStatus.UNAUTHORIZED: "There is no token, or it is not good any more.",
    HTTPStatus.FORBIDDEN: "Your role signs in with a second step, and it is not set up.",
    HTTPStatus.NOT_FOUND: "It is not there, or not for you.",
    HTTPStatus.CONFLICT: "A published report is not as it was published, so it is not handed out.",
    HTTPStatus.TOO_MANY_REQUESTS: "Too often in a minute; `Retry-After` says for how many seconds to wait.",
}


def document() -> dict[str, Any]:
    """The whole description."""
    schemas: dict[str, Any] = {}
    paths = {f"{BASE}{one.path}": {"get": _operation(one, schemas)} for one in ENDPOINTS}
    schema_of(Problem, schemas)
    return {
        "openapi": "3.1.0",
        "info": {"title": "goldenthread", "version": "1", "description": _SAYS},
        "servers": [{"url": "/"}],
        "security": [{"token": []}, {"session": []}],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(schemas.items())),
            "responses": {_name(status): _problem(words) for status, words in _FAULTS.items()},
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer", "description": "A token of your own."},
                "session": {
                    "type": "apiKey",
                    "in": "cookie",
                    "name": "__Host-session",
                    "description": "Whoever is signed in in a browser reads it too.",
                },
            },
        },
    }


def _operation(one: Endpoint, schemas: dict[str, Any]) -> dict[str, Any]:
    faults = {str(status.value): {"$ref": f"#/components/responses/{_name(status)}"} for status in _FAULTS}
    operation: dict[str, Any] = {
        "operationId": one.name.removeprefix("api_"),
        "summary": one.summary,
        "description": one.says,
        "responses": {"200": _answer(one, schemas), "304": {"description": "Not changed."}, **faults},
    }
    if one.parameters:
        operation["parameters"] = [_parameter(each) for each in one.parameters]
    return operation


def _answer(one: Endpoint, schemas: dict[str, Any]) -> dict[str, Any]:
    if isinstance(one.gives, str):
        kind, schema = one.gives.partition(";")[0], {"type": "object" if one.gives == JSON else "string"}
    else:
        kind, schema = JSON, schema_of(one.gives, schemas)
    etag = {"description": "Stands for this answer.", "schema": {"type": "string"}}
    return {"description": one.summary, "headers": {"ETag": etag}, "content": {kind: {"schema": schema}}}


def _name(status: HTTPStatus) -> str:
    return status.phrase.title().replace(" ", "")


def _problem(words: str) -> dict[str, Any]:
    return {"description": words, "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}}


def _parameter(one: Parameter) -> dict[str, Any]:
    return {
        "name": one.name,
        "in": "path" if one.in_path else "query",
        "required": one.in_path,
        "description": one.says,
        "schema": dict(one.schema),
    }


def schema_of(hint: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    """What JSON of a type looks like. Classes are put into `schemas` and named."""
    if get_origin(hint) in (Union, types.UnionType):
        return {"anyOf": [schema_of(one, schemas) for one in get_args(hint)]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": schema_of(get_args(hint)[0], schemas)}
    if hint is type(None):
        return {"type": "null"}
    if hint is date:
        return {"type": "string", "format": "date"}
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        return {"type": "string", "enum": [one.value for one in hint]}
    if is_dataclass(hint):
        return _object(hint, schemas)
    return {"type": _PLAIN[hint]}


def _object(kind: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    name: str = kind.__name__
    if name not in schemas:
        schemas[name] = {}  # named before it is made: it may hold another of itself
        properties = {}
        for field, hint in get_type_hints(kind, include_extras=True).items():
            of, words = get_args(hint)
            properties[field] = {**schema_of(of, schemas), "description": words}
        schemas[name] = {
            "type": "object",
            "description": kind.__doc__,
            "required": list(properties),
            "properties": properties,
            "additionalProperties": False,
        }
    return {"$ref": f"#/components/schemas/{name}"}
