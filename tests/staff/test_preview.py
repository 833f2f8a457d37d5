"""A preview is what residents see once the drafts are public, in both languages."""

import re

import pytest

from forces import publishing
from forces.models.membership import Role
from neighbourhoods.models import Priority
from tests.builders import make_force, make_neighbourhood, make_priority
from tests.staff.people import browser, make_person

pytestmark = pytest.mark.django_db

PAGE = "/admin/areas/doggerland/H1/preview/page/"
LANGUAGES = {"en-gb": "/forces/doggerland/H1/", "cy": "/cy/forces/doggerland/H1/"}


@pytest.fixture
def priority():
    force = make_force("doggerland", name_cy="Heddlu Dogger")
    area = make_neighbourhood("Ness Harbour", name_cy="Harbwr Ness", force=force, code="H1")
    return make_priority(area, "<p>Speeding</p>", issue_cy="<p>Goryrru</p>")


@pytest.fixture
def ed(priority):
    person = make_person(Role.EDITOR, force=priority.neighbourhood.force)
    priority.issue, priority.issue_cy = "<p>Parking</p>", "<p>Parcio</p>"
    publishing.save_draft(priority, by=person)
    return browser(person)


def test_a_preview_is_to_the_letter_the_page_that_is_published(ed, priority, client):
    previews = {code: ed.get(PAGE, {"language": code}) for code in LANGUAGES}
    assert "Parking" not in client.get(LANGUAGES["en-gb"]).content.decode()

    publishing.publish_draft(Priority.with_drafts.get(pk=priority.pk), by=None)

    for code, address in LANGUAGES.items():
        assert previews[code].content == client.get(address).content, code
        assert previews[code].headers["Cache-Control"].startswith("no-store")
        assert "ETag" not in previews[code].headers


def test_the_welsh_preview_speaks_welsh_and_leaves_the_draft_as_it_was(ed, priority):
    page = ed.get(PAGE, {"language": "cy"}).content.decode()
    assert "Parcio" in page
    assert "Harbwr Ness" in page
    assert 'lang="cy"' in page
    stored = Priority.with_drafts.get(pk=priority.pk)
    assert (stored.issue, stored.issue_cy) == ("<p>Speeding</p>", "<p>Goryrru</p>")
    assert stored.waiting["issue"] == "<p>Parking</p>"


def test_the_frame_offers_both_languages(ed):
    frame = ed.get("/admin/areas/doggerland/H1/preview/", {"language": "cy"}).content.decode()
    assert re.search(r'<a href="\?language=cy" lang="cy" aria-current="page">', frame)
    assert f'src="{PAGE}?language=cy"' in frame
    assert '<a href="?language=en-gb"' in frame


def test_a_language_that_is_none_is_english(ed):
    assert "Parking" in ed.get(PAGE, {"language": "xx"}).content.decode()
