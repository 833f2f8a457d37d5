"""Every page in a real browser, in both languages and widths: accessible, within the screen."""

from collections.abc import Iterator

import pytest

from languages.addresses import in_welsh
from tests.journeys.conftest import DESKTOP, PHONE, visiting
from tests.journeys.visitor import Visitor
from tests.whole_site.every_page import FAULTS, ONE_OF_EACH


@pytest.fixture(scope="module", params=[DESKTOP, PHONE], ids=["desktop", "phone"])
def one_visitor(browser, site, request) -> Iterator[Visitor]:
    """One browser for all pages of a width: a new one for each costs more than the page."""
    yield from visiting(browser, site, viewport=request.param)


@pytest.mark.parametrize("address", [*ONE_OF_EACH, *FAULTS])
def test_a_page_is_accessible_and_fits_the_screen(address, one_visitor):
    for language in (str, in_welsh):
        one_visitor.opens(language(address))
        one_visitor.looks_at_the_map()
        one_visitor.meets_no_accessibility_problems()
        one_visitor.need_not_scroll_sideways()
