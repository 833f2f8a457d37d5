"""Every link from the home page, in both languages, on Doggerland: a few pages of each kind."""

from collections import defaultdict
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from django.contrib.staticfiles import finders
from django.db.models import Model

from forces.models import Force
from languages.addresses import in_english, in_welsh, is_in_welsh
from neighbourhoods.models import Link, Meeting, Neighbourhood, PoliceLocation
from places.models import District, Lsoa
from tests.whole_site.crawling import ORIGIN, Visited, crawl, internal
from tests.whole_site.welsh import english_in

STARTS = ["/", "/cy/"]
# No page of ours is in any other language, nor is one named otherwise.
LANGUAGES = {False: "en-gb", True: "cy"}
# Names, and what forces write in one language alone.
WRITTEN_ONCE: list[tuple[type[Model], str]] = [
    (Force, "name"),
    (Neighbourhood, "name"),
    (District, "name"),
    (Lsoa, "name"),
    (Meeting, "address"),
    (Link, "title"),
    (PoliceLocation, "name"),
    (PoliceLocation, "address"),
]


@pytest.fixture(scope="module")
def seen(as_visitor) -> tuple[list[Visited], set[str]]:
    """All that was visited, and the names that are the same in both languages."""
    with as_visitor() as client:
        visited = list(crawl(client, STARTS))
        names = set()
        for model, field in WRITTEN_ONCE:
            names |= set(model._default_manager.values_list(field, flat=True))
    return visited, names - {""}


@pytest.fixture(scope="module")
def visited(seen) -> list[Visited]:
    return seen[0]


@pytest.fixture(scope="module")
def pages(visited) -> list[Visited]:
    return [one for one in visited if one.page and one.status == 200]


def test_no_link_is_broken(visited):
    broken = [(v.status, v.address, v.linked_from) for v in visited if v.status >= 400]

    assert not broken
    assert len(visited) > 50


def test_each_page_is_in_the_language_of_its_address(pages):
    wrong = [v.address for v in pages if v.page.language != LANGUAGES[is_in_welsh(v.address)]]

    assert not wrong


def test_links_stay_in_the_language_of_the_page(pages):
    strayed = set()
    for visit in pages:
        welsh = is_in_welsh(visit.address)
        other = in_english(visit.address) if welsh else in_welsh(visit.address)
        for link in visit.page.links:
            target = internal(visit.address, link)
            is_page = target and not urlsplit(target).path.rpartition("/")[2].count(".")
            if is_page and is_in_welsh(target) != welsh and unquote(target) != unquote(other):
                strayed.add((visit.address, link))

    assert not strayed


def test_no_welsh_page_holds_english(pages, seen):
    names = sorted(seen[1], key=len, reverse=True)
    english = defaultdict(set)
    for visit in pages:
        if is_in_welsh(visit.address):
            for text, language in visit.page.texts:
                if language == "cy" and english_in(text, names):
                    english[text].add(visit.address)

    assert not {text: sorted(where)[0] for text, where in english.items()}


def test_no_two_pages_have_one_title(pages):
    titled = defaultdict(set)
    for visit in pages:
        assert visit.page.title, visit.address
        # A place has one name in both languages, and so may the pages about it.
        title = (visit.page.title, visit.page.language)
        titled[title].add(visit.page.canonical or visit.address)

    assert not {title: where for title, where in titled.items() if len(where) > 1}


def test_each_page_has_one_first_heading_and_no_id_twice(pages):
    for visit in pages:
        assert visit.page.headings == 1, visit.address
        twice = {one for one in visit.page.ids if visit.page.ids.count(one) > 1}
        assert not twice, visit.address


def test_each_fragment_is_there(pages):
    ids = {unquote(visit.address): set(visit.page.ids) for visit in pages}
    broken = set()
    for visit in pages:
        for link in visit.page.links:
            target, fragment = urldefrag(urljoin(ORIGIN + visit.address, link))
            there = ids.get(unquote(target.removeprefix(ORIGIN)))
            if fragment and there is not None and fragment not in there:
                broken.add((visit.address, link))

    assert not broken


def test_each_file_of_a_page_is_there(pages):
    files = {urlsplit(file).path for visit in pages for file in visit.page.files}
    ours = {file for file in files if file.startswith("/static/")}
    made_at_set_up = {file for file in ours if file.endswith("site.css")}

    assert len(ours) > 3
    assert not {f for f in ours - made_at_set_up if not finders.find(f.removeprefix("/static/"))}
