"""Every page in a real browser, in both languages and widths: accessible, within the screen."""

from collections.abc import Iterator

import pytest

from languages.addresses import in_welsh
from tests.journeys.conftest import DESKTOP, MAGNIFIED, PHONE, visiting
from tests.journeys.visitor import Visitor
from tests.whole_site.every_page import ENGLISH, FAULTS, ONE_OF_EACH

# Other faces of pages that have been looked at in every way: at the width where less fits.
OTHER_FACES = [
    *(address for address in ENGLISH if address not in ONE_OF_EACH),
    "/search/?q=nothing+at+all",
    "/forces/doggerland/gw/",
    "/forces/city-of-dogger/D02/crime/",
    "/forces/city-of-dogger/D02/crime/?month=2026-05",
    "/forces/city-of-dogger/stops/?month=2026-05",
    "/data/archive/2026-09/",
]


@pytest.fixture(scope="module")
def one_visitor(browser, site) -> Iterator[Visitor]:
    """One browser for all pages: a new one for each costs more than the page."""
    yield from visiting(browser, site, viewport=DESKTOP)


@pytest.mark.parametrize("address", [*ONE_OF_EACH, *FAULTS])
def test_a_page_is_accessible_and_fits_the_screen(address, one_visitor):
    # Each is opened at one width and shown at both; in the other language the other way about.
    for language, widths in ((str, (DESKTOP, PHONE)), (in_welsh, (PHONE, DESKTOP))):
        one_visitor.page.set_viewport_size(widths[0])
        one_visitor.opens(language(address))
        one_visitor.looks_at_the_map()
        for width in widths:
            one_visitor.page.set_viewport_size(width)
            one_visitor.meets_no_accessibility_problems()
            one_visitor.need_not_scroll_sideways()
        # As wide as a screen of 1280 pixels is at four times the size (WCAG 1.4.10).
        one_visitor.page.set_viewport_size(MAGNIFIED)
        one_visitor.unfolds_everything()
        one_visitor.need_not_scroll_sideways()


@pytest.mark.parametrize("address", OTHER_FACES)
def test_another_face_of_a_page_is_accessible_and_fits_a_phone(address, one_visitor):
    one_visitor.page.set_viewport_size(PHONE)
    one_visitor.opens(address)
    one_visitor.looks_at_the_map()
    one_visitor.meets_no_accessibility_problems()
    one_visitor.need_not_scroll_sideways()
