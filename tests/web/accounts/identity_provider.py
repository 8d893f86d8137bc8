"""A stand-in for a council's sign-in, on this machine: it speaks OpenID Connect, and can be made to lie."""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

SECRET, CLIENT = "of the stand-in alone", "goldenthread-site"
Claims = dict[str, Any]


def new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65_537, key_size=2_048)


@dataclass
class IdentityProvider:
    """What it says of the one person that it knows, and how it may lie.

    change: what becomes of the claims of a token. signed: how a token is signed. is_gone: the person is known no more.
    is_away: nothing is answered.
    """

    issuer: str
    person: Claims
    key: rsa.RSAPrivateKey
    change: Callable[[Claims], Claims] = lambda claims: claims
    signed: Callable[[Claims], str] | None = None
    configuration: Claims = field(default_factory=dict)
    is_gone: bool = False
    is_away: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    _codes: dict[str, dict[str, str]] = field(default_factory=dict)
    _refreshing: set[str] = field(default_factory=set)

    def sign_in(self, address: str) -> str:
        """What a browser would do at the page that it was sent to: the address that it is sent back to."""
        given = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
        self.asked.append(given)
        code = secrets.token_urlsafe(8)
        self._codes[code] = given
        return f"{given['redirect_uri']}?{urlencode({'code': code, 'state': given['state']})}"

    def token(self, given: dict[str, str]) -> tuple[int, Claims]:
        self.asked.append(given)
        if self.is_away:
            return 503, {}
        if (given.get("client_id"), given.get("client_secret")) != (CLIENT, SECRET):
            return 401, {"error": "invalid_client"}
        if given["grant_type"] == "refresh_token":
            if self.is_gone or given["refresh_token"] not in self._refreshing:
                return 400, {"error": "invalid_grant"}
            return 200, self._answer({})
        asked = self._codes.pop(given["code"], None)
        verifier = hashlib.sha256(given.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(verifier).rstrip(b"=").decode()
        if (
            asked is None
            or asked["code_challenge"] != challenge
            or asked["redirect_uri"] != given["redirect_uri"]
        ):
            return 400, {"error": "invalid_grant"}
        return 200, self._answer({"nonce": asked["nonce"]})

    def _answer(self, more: Claims) -> Claims:
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 300, **self.person, **more}
        claims = self.change(claims)
        token = (self.signed or self.sign)(claims)
        refresh = secrets.token_urlsafe(16)
        self._refreshing.add(refresh)
        return {
            "access_token": "for nothing",
            "token_type": "Bearer",
            "id_token": token,
            "refresh_token": refresh,
        }

    def sign(self, claims: Claims) -> str:
        return jwt.encode(claims, self.key, algorithm="RS256", headers={"kid": "first"})

    def keys(self) -> Claims:
        public = jwt.algorithms.RSAAlgorithm.to_jwk(self.key.public_key(), as_dict=True)
        return {"keys": [{**public, "kid": "first", "use": "sig", "alg": "RS256"}]}

    def described(self) -> Claims:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "jwks_uri": f"{self.issuer}/keys",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
            **self.configuration,
        }


@contextmanager
def running(person: Claims, key: rsa.RSAPrivateKey) -> Iterator[IdentityProvider]:
    """The stand-in, answering at an address of its own."""
    provider = IdentityProvider("", person, key)

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path.startswith("/authorize"):
                self.send_response(302)
                self.send_header("Location", provider.sign_in(self.path))
                self.end_headers()
                return
            pages = {"/.well-known/openid-configuration": provider.described, "/keys": provider.keys}
            self._send(200, pages[self.path]())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._send(*provider.token({name: values[0] for name, values in parse_qs(body).items()}))

        def _send(self, status: int, content: Claims) -> None:
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps(content).encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        provider.issuer = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield provider
        finally:
            server.shutdown()
            thread.join()
