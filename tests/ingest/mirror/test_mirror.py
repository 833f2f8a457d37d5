"""`mirror URL`: what one site says of forces and neighbourhoods, another says after it."""

import json
import threading
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import httpx
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from forces.models import Force, SeniorOfficer
from ingest.mirror import service as service_module
from neighbourhoods.models import Neighbourhood
from releases.models import Release

CORNERS = [
    {"latitude": "54.5", "longitude": "2.5"},
    {"latitude": "54.6", "longitude": "2.5"},
    {"latitude": "54.6", "longitude": "2.6"},
    {"latitude": "54.5", "longitude": "2.5"},
]
AREA = {
    "id": "A 1",
    "name": "Old Town",
    "url_force": "",
    "centre": {"latitude": "54.56", "longitude": "2.54"},
    "population": "0",
    "contact_details": {},
    "links": [],
    "locations": [],
    "description": "<p>By the sea.</p>",
}
FORCE: dict[str, Any] = {
    "description": None,
    "url": "https://testshire.example/",
    "engagement_methods": [],
    "telephone": "101",
    "id": "testshire",
    "name": "Testshire Police",
}
ANSWERS = {
    "/api/forces": [{"id": "testshire", "name": "Testshire Police"}],
    "/api/forces/testshire": FORCE,
    "/api/forces/testshire/people": [
        {"name": "Ann Field", "rank": "Chief", "bio": None, "contact_details": {}}
    ],
    "/api/testshire/neighbourhoods": [{"id": "A 1", "name": "Old Town"}],
    "/api/testshire/A%201": AREA,
    "/api/testshire/A%201/boundary": CORNERS,
    "/api/testshire/A%201/people": [],
    "/api/testshire/A%201/priorities": [],
    "/api/testshire/A%201/events": [],
}


@pytest.fixture(autouse=True)
def own_folder(settings, tmp_path, monkeypatch):
    settings.DOWNLOADS_ROOT = str(tmp_path)
    monkeypatch.setattr(service_module, "FIRST_PAUSE", 0.01)


class Elsewhere:
    """Another service. `faults` says with which status it answers an address first, in order."""

    def __init__(self) -> None:
        self.asked: Counter[str] = Counter()
        self.answers = dict(ANSWERS)
        self.faults: dict[str, list[int]] = {}
        elsewhere = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                elsewhere.asked[self.path] += 1
                left = elsewhere.faults.get(self.path, [])
                found = self.path in elsewhere.answers
                status = left.pop(0) if left else 200 if found else 404
                body = json.dumps(elsewhere.answers[self.path]) if status == 200 else "Not Found"
                self.send_response(status)
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Retry-After", "0")
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None:
                """Say nothing in the tests' output."""

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def elsewhere():
    service = Elsewhere()
    thread = threading.Thread(target=service.server.serve_forever)
    thread.start()
    yield service
    service.server.shutdown()
    thread.join()
    service.server.server_close()


def test_an_empty_site_mirrors_a_running_one(own_database, site):
    call_command("mirror", site, per_second=30.0)

    ours, asked = Client(), 0
    with httpx.Client(base_url=site, timeout=30) as theirs:
        for address in addresses(theirs):
            answer = patiently(theirs, address)
            assert ours.get(address).content == answer.content, address
            asked += 1
    assert asked > 80
    assert Release.objects.latest().action == Release.Action.REFERENCE


def addresses(theirs: httpx.Client):
    """Yield every address of the API that tells of forces and neighbourhoods."""
    yield "/api/forces"
    for force in patiently(theirs, "/api/forces").json():
        yield f"/api/forces/{force['id']}"
        yield f"/api/forces/{force['id']}/people"
        yield f"/api/{force['id']}/neighbourhoods"
        for area in patiently(theirs, f"/api/{force['id']}/neighbourhoods").json():
            for method in ("", "/boundary", "/people", "/priorities", "/events"):
                yield f"/api/{force['id']}/{area['id']}{method}"


def patiently(theirs: httpx.Client, address: str) -> httpx.Response:
    while (answer := theirs.get(address)).status_code == 429:
        threading.Event().wait(float(answer.headers["Retry-After"]))
    return answer


@pytest.mark.django_db
def test_brings_in_what_the_other_says_and_reports_it(elsewhere, capsys):
    call_command("mirror", elsewhere.address)

    area = Neighbourhood.objects.get(code="A 1")
    assert (area.force.name, area.name) == ("Testshire Police", "Old Town")
    assert (area.centre.x, area.centre.y) == (2.54, 54.56)
    assert SeniorOfficer.objects.get().name == "Ann Field"
    assert "neighbourhoods: 1 added, 0 changed, 0 as before" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_second_run_changes_nothing_and_makes_no_release(elsewhere, capsys):
    call_command("mirror", elsewhere.address)
    releases = Release.objects.count()
    capsys.readouterr()

    call_command("mirror", elsewhere.address)

    assert Release.objects.count() == releases
    assert "0 added, 0 changed, 1 as before" in capsys.readouterr().out


@pytest.mark.django_db
def test_what_is_not_listed_any_more_stays_unless_asked_for(elsewhere):
    call_command("mirror", elsewhere.address)
    elsewhere.answers["/api/testshire/neighbourhoods"] = [{"id": "B", "name": "New Town"}]
    elsewhere.answers["/api/testshire/B"] = {**AREA, "id": "B", "name": "New Town"}

    call_command("mirror", elsewhere.address)
    assert Neighbourhood.objects.count() == 2
    call_command("mirror", elsewhere.address, replace=True)
    assert [area.code for area in Neighbourhood.objects.all()] == ["B"]


@pytest.mark.django_db
def test_asks_again_when_told_to_wait_or_when_the_other_is_unwell(elsewhere):
    elsewhere.faults = {"/api/forces": [429, 503], "/api/testshire/A%201": [500]}

    call_command("mirror", elsewhere.address)

    assert elsewhere.asked["/api/forces"] == 3
    assert elsewhere.asked["/api/testshire/A%201"] == 2
    assert Neighbourhood.objects.exists()


@pytest.mark.django_db
def test_goes_on_where_it_stopped_and_changes_nothing_before(elsewhere):
    elsewhere.faults = {"/api/testshire/A%201/people": [503] * 6}
    with pytest.raises(CommandError, match="goes on where it stopped"):
        call_command("mirror", elsewhere.address)
    assert not Force.objects.exists()

    call_command("mirror", elsewhere.address)

    assert elsewhere.asked["/api/testshire/A%201/boundary"] == 1
    assert Neighbourhood.objects.exists()


@pytest.mark.django_db
def test_an_id_that_leads_elsewhere_is_not_followed(elsewhere, tmp_path):
    elsewhere.answers["/api/testshire/neighbourhoods"] = [
        {"id": "../../../escaped", "name": "Evil"},
        {"id": "A 1", "name": "Old Town"},
    ]

    with pytest.raises(CommandError, match="no id"):
        call_command("mirror", elsewhere.address)

    assert not list(tmp_path.parent.rglob("escaped*"))
    assert not Neighbourhood.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://127.0.0.1/", "no address of a service"),
        ("data.police.uk", "no address of a service"),
    ],
)
def test_refuses_what_is_no_service(address, words):
    with pytest.raises(CommandError, match=words):
        call_command("mirror", address)


@pytest.mark.django_db
def test_refuses_a_service_that_answers_something_else(elsewhere):
    elsewhere.answers["/api/forces"] = {"not": "a list"}

    with pytest.raises(CommandError, match="list was expected"):
        call_command("mirror", elsewhere.address)
