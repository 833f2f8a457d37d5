"""
Whatever is sent to our own API, it answers with what it describes: no error of ours.

Eight generated requests for each method; HOSTILE_REQUESTS=1000 for a long look.
"""

import os
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from api.v1.service import api
from tests.api.test_hostile import NASTY, TEXTS

pytestmark = pytest.mark.django_db

DESCRIBED = {
    path: list(methods["get"].get("parameters", ()))
    for path, methods in api.get_openapi_schema()["paths"].items()
    # The answers with a suffix are made by the same code.
    if "{suffix}" not in path
}
ANSWERS = {200, 400, 404, 406}


@pytest.mark.parametrize("path", DESCRIBED)
@settings(
    max_examples=int(os.environ.get("HOSTILE_REQUESTS", "8")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(data=st.data())
def test_no_request_breaks_a_method(ask, path, data):
    names = [parameter["name"] for parameter in DESCRIBED[path] if parameter["in"] == "query"]
    values = data.draw(st.dictionaries(st.sampled_from(names), TEXTS, max_size=4)) if names else {}
    address = re.sub(r"\{.*?\}", lambda _: data.draw(NASTY), path).removeprefix("/api/v1")

    answer = ask(address, values)

    assert answer.status_code in ANSWERS
    assert "Set-Cookie" not in answer.headers
    if answer.status_code >= 400:
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert answer.json()["reason"]
