"""A small OpenID provider, real enough to sign in by: signed tokens over HTTP."""

import base64
import contextlib
import hashlib
import http.server
import json
import threading
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT, SECRET = "crimemapper", "a secret between the two"
KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)


class Provider:
    """
    What the provider says of whoever signs in next (`person`), and what it tells wrongly.

    id_token: claims that replace those of the token.
    """

    def __init__(self) -> None:
        self.address = ""
        self.person: dict[str, Any] = {}
        self.id_token: dict[str, Any] = {}
        self.asked: list[str] = []
        self.challenge = ""

    def authorises(self, address: str) -> dict[str, str]:
        """Let the person in at the page to which a browser was sent; return the way back."""
        page = urlsplit(address)
        assert page.path == "/authorize"
        sent = {name: values[0] for name, values in parse_qs(page.query).items()}
        assert sent["client_id"] == CLIENT
        assert sent["code_challenge_method"] == "S256"
        self.challenge = sent["code_challenge"]
        return {"code": "a code for once", "state": sent["state"]}

    def answers(self, path: str, sent: dict[str, str], bearer: str) -> Any:
        """Return the JSON of one of the provider's addresses; None where it refuses."""
        self.asked.append(path)
        if path == "/.well-known/openid-configuration":
            return {
                "issuer": self.address,
                "authorization_endpoint": f"{self.address}/authorize",
                "token_endpoint": f"{self.address}/token",
                "userinfo_endpoint": f"{self.address}/userinfo",
                "jwks_uri": f"{self.address}/keys",
                "token_endpoint_auth_methods_supported": ["client_secret_post"],
            }
        if path == "/keys":
            return {"keys": [{**json.loads(RSAAlgorithm.to_jwk(KEY.public_key())), "kid": "1"}]}
        if path == "/userinfo":
            return self.person if bearer == "Bearer an access token" else None
        if path == "/token" and self._may_have_token(sent):
            return {
                "access_token": "an access token",
                "token_type": "Bearer",
                "id_token": self._signed(),
            }
        return None

    def _may_have_token(self, sent: dict[str, str]) -> bool:
        digest = hashlib.sha256(sent.get("code_verifier", "").encode()).digest()
        verified = base64.urlsafe_b64encode(digest).decode().rstrip("=") == self.challenge
        secret = sent.get("client_secret") == SECRET
        return verified and secret and sent.get("code") == "a code for once"

    def _signed(self) -> str:
        now = int(time.time())
        claims = {"iss": self.address, "aud": CLIENT, "iat": now, "exp": now + 300}
        claims |= self.person | self.id_token
        return jwt.encode(claims, KEY, algorithm="RS256", headers={"kid": "1"})


@contextlib.contextmanager
def running() -> Iterator[Provider]:
    """Serve until the end of the block."""
    provider = Provider()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(provider: Provider) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self._answer({})

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._answer({name: values[0] for name, values in parse_qs(body).items()})

        def _answer(self, sent: dict[str, str]) -> None:
            bearer = self.headers.get("Authorization", "")
            found = provider.answers(urlsplit(self.path).path, sent, bearer)
            content = json.dumps(found or {"error": "invalid_request"}).encode()
            self.send_response(200 if found else 400)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing among the tests' output."""

    return Handler
