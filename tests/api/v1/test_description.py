"""
The description is true: schemathesis asks what it allows and forbids, and reads the answers.

A real server that shows Doggerland. Some 200 cases; SCHEMA_CASES=2000 for a long look.
"""

import math
import os
from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from tests import databases, servers

CASES = int(os.environ.get("SCHEMA_CASES", "200"))

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    negative_data_rejection,
]

# What is there in Doggerland: made-up words alone would find nothing.
THERE = {
    "force": "doggerland",
    "neighbourhood": "doggerland/D01",
    "code": "D01",
    "district": "E07990001",
    "lsoa": "E01990001",
    "postcode": "ZD1 1AA",
    "lat": 54.83,
    "lng": 1.70,
    "poly": "54.8,1.6:54.9,1.6:54.9,1.8",
    "kind": "neighbourhood",
}


@pytest.fixture(scope="session")
def unlimited_site(doggerland_database) -> Iterator[str]:
    """The address of a server that lets anybody ask as often as they like."""
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("API_RATE_PER_SECOND", "0")
        with servers.running(databases.url_of(doggerland_database)) as address:
            yield address


@pytest.fixture(scope="session")
def described(unlimited_site):
    return schemathesis.openapi.from_url(f"{unlimited_site}/api/v1/openapi.json", timeout=60)


def test_answers_as_described(described):
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) > 40
    plenty = settings(
        max_examples=math.ceil(CASES / len(operations)),
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    asked: list[str] = []

    def answers_as_described(case, data) -> None:
        if case.meta.generation.mode is GenerationMode.POSITIVE:
            _make_it_find_something(case, data)
        asked.append(case.path)
        case.call_and_validate(checks=CHECKS, timeout=60)

    for operation in operations:
        allowed = operation.as_strategy(generation_mode=GenerationMode.POSITIVE)
        forbidden = operation.as_strategy(generation_mode=GenerationMode.NEGATIVE)
        plenty(given(case=allowed | forbidden, data=st.data())(answers_as_described))()

    assert len(asked) >= CASES


def _make_it_find_something(case, data) -> None:
    """Put what is there in the place of some of the made-up values, and leave some out."""
    for values in (case.query or {}, case.path_parameters or {}):
        for name in list(values):
            if name in THERE and data.draw(st.booleans(), label=name):
                values[name] = THERE[name]
    names = list(case.query or {})
    if names and data.draw(st.booleans(), label="few parameters"):
        kept = data.draw(st.sampled_from(names), label="kept")
        case.query = {kept: case.query[kept]}
