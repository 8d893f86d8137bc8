"""A program that asks the API with a token, and what it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.test import Client

from goldenthread_web.accounts.models import Person
from goldenthread_web.accounts.people import signed_in
from goldenthread_web.accounts.roles import Role
from goldenthread_web.api.operations import make_token

BASE = "/api/v1"


@dataclass(frozen=True)
class Program:
    """A program with a token of somebody's."""

    secret: str

    def get(self, path: str, **headers: str) -> HttpResponse:
        return Client().get(f"{BASE}{path}", headers={"Authorization": f"Bearer {self.secret}", **headers})

    def json(self, path: str, status: int = 200) -> Any:
        answer = self.get(path)
        assert answer.status_code == status, f"{path}: {answer.status_code} {answer.content[:300]!r}"
        return answer.json()


def program_of(role: Role, days: int = 7) -> Program:
    """A program of the person who has this role in the tests."""
    person = person_of(role)
    return Program(make_token(name="A test", days=days, by=signed_in(person)).secret)


def person_of(role: Role) -> Person:
    return Person.objects.get(appointments__role=role.value, appointments__until=None)
