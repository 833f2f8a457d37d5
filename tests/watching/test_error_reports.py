"""Reports of errors, to a real server that takes them in place of Sentry."""

import gzip
import http.server
import os
import subprocess
import sys
import threading

import brotli

RAISE = """
import django
django.setup()
from django.test import Client
from django.urls import path
from django.conf import settings
import crimemap.urls

def broken(request):
    postcode = request.GET["q"]
    raise ValueError(f"nothing at {postcode} for ann@example.org")

crimemap.urls.urlpatterns.insert(0, path("broken/", broken))
client = Client(raise_request_exception=False, HTTP_HOST="127.0.0.1")
client.get("/broken/", {"q": "ZD1 1AA"}, headers={"User-Agent": "Ann's phone"})
import sentry_sdk
sentry_sdk.flush()
"""


def test_an_error_is_reported_without_persons():
    reports: list[bytes] = []

    class Taker(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            unpack = {"gzip": gzip.decompress, "br": brotli.decompress, None: bytes}
            reports.append(unpack[self.headers.get("Content-Encoding")](body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_arguments) -> None:
            """Keep the test's output clean."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Taker)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        process = subprocess.run(
            [sys.executable, "-W", "ignore", "-c", RAISE],
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "crimemap.settings",
                "DEBUG": "0",
                "ERROR_REPORTS_DSN": f"http://key@127.0.0.1:{server.server_port}/1",
            },
            capture_output=True,
            text=True,
            check=True,
        )
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

    told = b"".join(reports).decode()
    assert "ValueError" in told
    assert "nothing at [postcode] for [e-mail]" in told
    assert "/broken/" in told
    for secret in ("1AA", "ann@", "phone"):
        assert secret not in told
        assert secret not in process.stderr
