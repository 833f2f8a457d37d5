"""`/data/`: the markup and answers that scripts rely on, and what they may send wrongly."""

import html
import json
import os
import re
import zipfile
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from downloads import official_csv, zips
from downloads.models import Export
from releases.kinds import Kind
from releases.models import PublishedMonth, Release
from releases.month import Month
from tests.builders import make_crime, make_force, publish
from tests.downloads.conftest import ask
from tests.ingest.reference.real_files import real

pytestmark = pytest.mark.django_db

ONE_FILE = {
    "date_from": "2024-01",
    "date_to": "2024-02",
    "forces": ["testshire"],
    "include_crime": "on",
}


@pytest.fixture
def two_months():
    make_force("testshire", name="Testshire Police")
    make_force("btp", name="British Transport Police", is_territorial=False)
    make_force("otherton", name="Otherton Police")
    for month in ("2024-01", "2024-02"):
        make_crime(month=month)
    publish("2024-01", "2024-02", not_supplied=["otherton"])


class Elements(HTMLParser):
    """Every element's name and attributes, with the ids and names of those around it."""

    def __init__(self, page: str):
        super().__init__()
        self.path: list[str] = []
        self.found: list[tuple[list[str], dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        name = f"{tag}#{known['id']}" if known.get("id") else tag
        self.found.append(([*self.path, name], known))
        if tag not in {"input", "meta", "link", "br", "img"}:
            self.path.append(name)

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        while self.path and self.path.pop().partition("#")[0] != tag:
            pass

    def found_named(self, name: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements with this name, in order."""
        return [known for _, known in self.found if known.get("name") == name]

    def at(self, *path: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements with these names, each the child of the last."""
        return [known for there, known in self.found if there[-len(path) :] == list(path)]


def test_the_form_has_what_scripts_look_for(program, two_months):
    page = program.get("/data/").content.decode()
    elements = Elements(page)

    assert re.search(r"name='csrfmiddlewaretoken' value='([^']{64})'", page)
    assert elements.at("div#downloads", "form", "button") == [
        {"type": "submit", "class": "govuk-button"}
    ]
    assert [e["name"] for e in elements.at("select#id_date_from")] == ["date_from"]
    assert [e["name"] for e in elements.at("select#id_date_to")] == ["date_to"]
    assert [e["value"] for e in elements.at("input#id_forces_0")] == ["btp"]
    assert [e["value"] for e in elements.at("input#id_forces_2")] == ["testshire"]
    assert "checked" in elements.at("input#id_include_crime")[0]
    assert "checked" not in elements.at("input#id_include_outcomes")[0]
    assert "checked" not in elements.at("input#id_include_stop_and_search")[0]


def controls(page: str) -> list[tuple]:
    """Return what a form sends: name, id, type and value of each field, checked or selected."""
    return [
        (path[-1], *(known.get(name) for name in ("name", "type", "value")), "checked" in known)
        for path, known in Elements(page).found
        if "form" in path
        and path[-1].split("#")[0] in ("select", "option", "input")
        # Another each time, and ours besides.
        and known.get("name") not in ("csrfmiddlewaretoken", "all_forces")
        and known.get("id") != "select_all"
    ]


def test_the_fields_are_those_of_the_recorded_form(program):
    page = real("api-golden/captured-2026/police_data_download_form.html").read_text()
    recorded = Elements(page)
    for box, slug in enumerate(e["value"] for e in recorded.found_named("forces")):
        (name,) = re.findall(rf'id="id_forces_{box}" />\s*(.*?)</label>', page)
        make_force(slug, name=html.unescape(name))
    months = [option["value"] or "" for option in recorded.at("select#id_date_from", "option")]
    for month in map(Month.parse, months):
        release = Release.objects.create(action=Release.Action.PUBLISH, month=month)
        PublishedMonth.objects.create(month=month, release=release)

    ours = program.get("/data/").content.decode()

    assert len(months) == 36
    assert controls(ours) == controls(page)


def test_months_are_oldest_first_with_the_newest_chosen_in_both(program, two_months):
    options = Elements(program.get("/data/").content.decode()).at("select#id_date_to", "option")

    assert [option["value"] for option in options] == ["2024-01", "2024-02"]
    assert ["selected" in option for option in options] == [False, True]


def test_no_page_of_it_sets_a_cookie(program, two_months):
    address = ask(program, **ONE_FILE)

    for page in ("/data/", address, address.replace("fetch", "progress")):
        assert not program.get(page).cookies


def test_the_page_to_come_back_to_says_where_to_ask(program, two_months):
    address = ask(program, **ONE_FILE)

    page = program.get(address).content.decode()

    assert f'"url": "{address.replace("fetch", "progress")}"' in page
    assert Elements(page).at("div#content", "div", "a") == [{"class": "button disabled"}]


def test_the_page_to_come_back_to_has_what_the_recorded_one_has(program, two_months):
    recorded = real("api-golden/captured-2026/police_data_fetch_page.html").read_text()
    ours = program.get(ask(program, **ONE_FILE)).content.decode()

    def told(page):
        (config,) = re.findall(r'<script id="download-config"[^>]*>(.*?)</script>', page, re.S)
        return Elements(page).at("div#content", "div", "a"), list(json.loads(config))

    assert told(ours) == told(recorded)


def test_our_zips_have_the_names_and_headers_of_a_recorded_one():
    with zipfile.ZipFile(real("api-golden/captured-2026/police_durham_2026-05_small.zip")) as file:
        (name,) = file.namelist()
        header = file.read(name).splitlines()[0]

    assert name == zips.member_name(Month(2026, 5), Kind.STREET, "durham")
    assert header == official_csv.header(Kind.STREET).rstrip()


def test_the_progress_is_json(program, two_months):
    address = ask(program, **ONE_FILE)

    progress = program.get(address.replace("fetch", "progress"))

    assert progress.json() == {"status": "pending", "url": "", "percent": 0}
    assert "no-store" in progress["Cache-Control"]


def test_the_same_question_again_gets_the_same_answer(program, two_months):
    assert ask(program, **ONE_FILE) == ask(program, **ONE_FILE)
    assert Export.objects.count() == 1


def test_after_a_new_release_the_same_question_gets_new_data(program, two_months):
    before = ask(program, **ONE_FILE)
    publish("2024-03")

    assert ask(program, **ONE_FILE) != before


def test_all_forces_at_once_without_javascript(program, two_months):
    ask(program, **(ONE_FILE | {"forces": [], "all_forces": "on"}))

    assert Export.objects.get().forces == ["btp", "otherton", "testshire"]


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"forces": []}, "Select at least one police force."),
        ({"forces": ["../../etc/passwd"]}, "is not the name of a police force here"),
        ({"forces": ["TESTSHIRE"]}, "is not the name of a police force here"),
        ({"forces": ["testshire\0"]}, "is not the name of a police force here"),
        ({"date_from": "2024-13"}, "is not a month that we have"),
        ({"date_from": "1066-10"}, "is not a month that we have"),
        ({"date_from": "2024-01-01'; DROP TABLE x"}, "is not a month that we have"),
        ({"date_to": ""}, "Select a month."),
        ({"date_from": "2024-02", "date_to": "2024-01"}, "later than the last"),
        ({"include_crime": ""}, "Select at least one data set."),
        ({"forces": ["otherton"]}, "No force that you selected supplied such data"),
        (
            {"include_crime": "", "include_stop_and_search": "on"},
            "No force that you selected supplied such data",
        ),
    ],
)
def test_says_what_is_wrong_with_a_question(program, two_months, wrong, words):
    response = program.post("/data/", ONE_FILE | wrong)

    assert response.status_code == 400
    assert words in response.content.decode()
    assert Export.objects.count() == 0


@settings(
    # HOSTILE_REQUESTS=1000 for a long look.
    max_examples=int(os.environ.get("HOSTILE_REQUESTS", "100")),
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    fields=st.dictionaries(
        st.sampled_from([*ONE_FILE, "include_outcomes", "all_forces", "csrfmiddlewaretoken", "x"]),
        st.one_of(
            st.text(max_size=50),
            st.lists(st.text(max_size=20), max_size=4),
            st.sampled_from(["2024-01", "testshire", "on", "../" * 9, "a" * 5000, "\r\nX: y"]),
            st.sampled_from(
                ["/etc/passwd", "C:\\x", "..\\..", "nan", "\0", "%2e%2e%2f", "' OR 1=1"]
            ),
        ),
    )
)
def test_no_form_breaks_it(program, two_months, fields):
    response = program.post("/data/", fields)

    assert response.status_code in (302, 400, 429)
    assert not {"X", "Set-Cookie"} & set(response.headers)


def test_a_form_sent_from_another_site_is_refused(program, two_months):
    response = program.post("/data/", ONE_FILE, headers={"Sec-Fetch-Site": "cross-site"})

    assert response.status_code == 403
    assert "sent from a page of another site" in response.content.decode()


def test_one_address_may_not_ask_for_too_many(program, two_months, settings):
    settings.EXPORTS_PER_HOUR = 1
    ask(program, **ONE_FILE)

    refused = program.post("/data/", ONE_FILE | {"date_to": "2024-01"})
    again = program.post("/data/", ONE_FILE)  # made already, so it costs nothing
    elsewhere = program.post("/data/", ONE_FILE | {"date_to": "2024-01"}, REMOTE_ADDR="192.0.2.9")

    assert refused.status_code == 429
    assert 3500 < int(refused["Retry-After"]) <= 3600
    assert again.status_code == 302
    assert elsewhere.status_code == 302


def test_one_address_may_not_keep_all_workers_busy(program, two_months, settings):
    settings.EXPORTS_AT_ONCE = 1
    ask(program, **ONE_FILE)

    assert program.post("/data/", ONE_FILE | {"date_to": "2024-01"}).status_code == 429


def test_the_address_of_who_asked_is_not_kept(program, two_months):
    ask(program, **ONE_FILE)

    assert "127.0.0.1" not in Export.objects.get().caller


def test_without_data_the_form_says_so(program):
    page = program.get("/data/").content.decode()

    assert "No month is published yet" in page
    assert program.post("/data/", ONE_FILE).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "/data/fetch/00000000-0000-0000-0000-000000000000/",
        "/data/progress/00000000-0000-0000-0000-000000000000/",
        "/data/fetch/not-a-uuid/",
        f"/data/download/{'0' * 40}.zip",
        "/data/download/..%2f..%2fmanage.py",
    ],
)
def test_what_is_not_there_is_not_found(program, address):
    assert program.get(address).status_code == 404
