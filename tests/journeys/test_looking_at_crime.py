"""A resident looks at the crime around them: on the map, in the table, in the list."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import DESKTOP, visiting

CRIME = "/forces/doggerland/D01/crime/"
STREETS = f"{CRIME}?show=numbers"


def test_zooming_in_tells_streets_apart(visitor):
    visitor.opens(STREETS)
    before = visitor.circles().count()
    total = visitor.crimes_on_the_map()

    visitor.zooms_in()

    assert visitor.circles().count() > before
    assert visitor.crimes_on_the_map() == total


def test_the_map_leaps_where_motion_is_unwelcome(browser, site):
    for visitor in visiting(browser, site, viewport=DESKTOP, reduced_motion="reduce"):
        visitor.opens(STREETS)
        total = visitor.crimes_on_the_map()

        visitor.zooms_in()

        assert visitor.crimes_on_the_map() == total
        # Leaflet's own marks of a map that fades and glides.
        expect(visitor.page.locator(".leaflet-fade-anim, .leaflet-proxy")).to_have_count(0)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_circle_is_chosen_by_keyboard_and_names_its_streets(key, visitor):
    visitor.opens(STREETS)
    visitor.sees("Choose a circle to see its streets here.")

    circle = visitor.circles().first
    circle.focus()
    visitor.page.keyboard.press(key)

    heading = visitor.page.locator(".map-panel h3")
    expect(heading).to_be_focused()
    counts = re.findall(r": (\d+) crimes?$", heading.inner_text())
    for street in visitor.page.locator(".map-panel summary").all_inner_texts():
        counts += re.findall(r": (\d+) crimes?$", street)
    assert sum(map(int, counts)) == int(circle.inner_text())
    visitor.meets_no_accessibility_problems()


def test_filters_by_keyboard_alone_stand_in_the_address_and_lead_to_a_street(visitor):
    keyboard = visitor.page.keyboard

    def tabs_to(selector, key="Tab"):
        there = visitor.page.locator(selector).first
        for _ in range(40):
            keyboard.press(key)
            if there.evaluate("element => element === document.activeElement"):
                return
        raise AssertionError(f"{selector} is not reached by {key}.")

    visitor.opens(CRIME)
    for field, option in [
        ("#month", "August 2026"),
        ("#category", "Burglary"),
        ("#show", "Crimes, street by street"),
    ]:
        tabs_to(field)
        keyboard.type(option)
    tabs_to(".filters button")
    keyboard.press("Enter")

    visitor.is_at(f"{CRIME}?month=2026-08&category=burglary&show=numbers")
    visitor.sees_heading("Burglary: August 2026")
    visitor.circles()
    tabs_to(".street-point:not(.outside)")
    keyboard.press("Enter")
    expect(visitor.page.locator(".map-panel h3")).to_be_focused()
    tabs_to(".map-panel button")
    keyboard.press("Enter")
    expect(visitor.page.locator(".street-point:focus")).to_have_count(1)
    keyboard.press("Enter")
    expect(visitor.page.locator(".map-panel h3")).to_be_focused()
    keyboard.press("Escape")
    expect(visitor.page.locator(".street-point:focus")).to_have_count(1)
    expect(visitor.page.locator(".map-panel h3")).to_have_count(0)


def test_a_street_tells_what_became_of_its_crimes(visitor):
    visitor.opens(CRIME)
    visitor.unfolds("On or near")

    visitor.sees("Investigation complete; no suspect identified")


def test_a_month_that_was_not_supplied_is_not_zero(visitor):
    visitor.opens("/forces/city-of-dogger/D02/crime/?month=2026-05")

    visitor.sees("did not supply its figures for May 2026")
    visitor.sees_no("Total")


def test_what_is_not_there_offers_the_search(visitor):
    visitor.opens("/forces/doggerland/nowhere/")

    visitor.sees_heading("Page not found")
    visitor.searches_for("ZD1 1AA")
    visitor.sees_heading("Haven Gate")
