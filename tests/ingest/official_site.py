"""A real server that stands in for the official site, and misbehaves as it is told."""

import contextlib
import http.server
import ssl
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path


class Site:
    """
    What the server answers, by path: bytes are sent with 200, a number is a status.

    redirects: path to address. broken_off: paths whose answer ends half-way. trickling: paths
    whose bytes come one every `pause` seconds. marks: the ETag of a path, where the server has any.
    given: paths whose whole file was sent.
    """

    pause = 0.2

    def __init__(self) -> None:
        self.answers: dict[str, bytes | int] = {}
        self.redirects: dict[str, str] = {}
        self.broken_off: set[str] = set()
        self.trickling: set[str] = set()
        self.marks: dict[str, str] = {}
        self.asked: list[str] = []
        self.given: list[str] = []
        self.address = ""


@contextlib.contextmanager
def running(certificate_in: Path | None = None, host: str = "127.0.0.1") -> Iterator[Site]:
    """Serve until the end of the block; with a folder, by https and a certificate of its own."""
    site = Site()
    server = http.server.ThreadingHTTPServer((host, 0), _handler(site))
    scheme = "http"
    if certificate_in:
        scheme = "https"
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(*_certificate(certificate_in))
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.address = f"{scheme}://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _handler(site: Site) -> type[http.server.BaseHTTPRequestHandler]:
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            if self.path in site.redirects:
                self.send_response(302)
                self.send_header("Location", site.redirects[self.path])
                self.end_headers()
                return
            answer = site.answers.get(self.path, 404)
            if isinstance(answer, int):
                self.send_error(answer)
                return
            mark = site.marks.get(self.path)
            if mark and self.headers.get("If-None-Match") == mark:
                self.send_response(304)
                self.end_headers()
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(answer)))
            if mark:
                self.send_header("ETag", mark)
            self.end_headers()
            # Who asked may have had enough before the end.
            with contextlib.suppress(ConnectionError):
                self._send(answer)

        def _send(self, answer: bytes) -> None:
            if self.path in site.broken_off:
                self.wfile.write(answer[: len(answer) // 2])
            elif self.path in site.trickling:
                for place in range(len(answer)):
                    self.wfile.write(answer[place : place + 1])
                    time.sleep(site.pause)
            else:
                self.wfile.write(answer)
                site.given.append(self.path)

        def log_message(self, *_arguments) -> None:
            """Keep the tests' output clean."""

    return Handler


def _certificate(folder: Path) -> tuple[Path, Path]:
    """Make a certificate that nobody has any reason to trust."""
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"),
            *("-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"),
            *("-keyout", str(key), "-out", str(certificate)),
        ],
        check=True,
        capture_output=True,
    )
    return certificate, key
