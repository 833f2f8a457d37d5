"""The log: one line each, with the request's id, and with nobody's postcode or address in it."""

import json
import logging
import os
import subprocess
import sys

import pytest
from django.http import HttpResponse
from django.test import RequestFactory

from crimemap import logs


def written(formatter: logging.Formatter, message: str, *arguments, error=None) -> str:
    exc_info = (type(error), error, None) if error else None
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, message, arguments, exc_info)
    return formatter.format(record)


@pytest.mark.parametrize("formatter", [logs.Line(), logs.Json()])
@pytest.mark.parametrize(
    ("told", "secret"),
    [
        ("no place called ZD1 1AA", "1AA"),
        ("no place called zd11aa", "zd11aa"),
        ("/search/ZD1%201AA/ is not there", "1AA"),
        ("GET /search/?q=Hannah+Street", "Hannah"),
        ("mail to ann.field@testshire.police.uk failed", "ann.field"),
        ("Not Found: /admin/account/password/reset/key/3-abc123/", "abc123"),
    ],
)
def test_a_message_tells_nothing_of_persons(formatter, told, secret):
    assert secret not in written(formatter, told)
    assert secret not in written(formatter, "%s", told)
    assert secret not in written(formatter, "It failed", error=ValueError(told))


def test_what_is_no_secret_stays():
    line = written(logs.Line(), "2022-05-bedfordshire-street.csv line 7: E01000001 is no LSOA")
    assert line.endswith("2022-05-bedfordshire-street.csv line 7: E01000001 is no LSOA")


def test_a_line_of_json_has_the_id_of_its_request(caplog):
    lines = []

    def view(request):
        lines.append(written(logs.Json(), "within"))
        return HttpResponse(status=503)

    request = RequestFactory().get("/search/", {"q": "ZD1 1AA"})
    with caplog.at_level(logging.INFO, "crimemap.requests"):
        response = logs.RequestId(view)(request)

    request_id = response.headers["X-Request-ID"]
    assert len(request_id) == 32
    assert json.loads(lines[0])["request_id"] == request_id
    assert logs.current.get() == "-"
    told = json.loads(logs.Json().format(caplog.records[0]))
    assert (told["method"], told["path"], told["status"]) == ("GET", "/search/", 503)
    assert "1AA" not in caplog.text


def test_a_proxy_s_id_is_kept_where_it_is_one():
    def id_of(given: str) -> str:
        request = RequestFactory().get("/", headers={"X-Request-ID": given})
        return logs.RequestId(lambda _: HttpResponse())(request).headers["X-Request-ID"]

    assert id_of("proxy-4711-abc") == "proxy-4711-abc"
    assert id_of('"}\nforged') != '"}\nforged'


def test_the_running_site_writes_such_lines():
    code = "import django; django.setup(); import logging; logging.info('at %s', 'ZD1 1AA')"
    process = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "crimemap.settings", "LOG_FORMAT": "json"},
        capture_output=True,
        text=True,
        check=True,
    )
    line = json.loads(process.stderr.splitlines()[-1])
    assert (line["message"], line["level"]) == ("at [postcode]", "INFO")
