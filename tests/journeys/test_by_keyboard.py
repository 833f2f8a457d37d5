"""A resident who uses no mouse; and one who lets the browser say where they are."""

import re

from playwright.sync_api import Geolocation, expect

from tests.journeys.conftest import PHONE, visiting

POSTCODE = "Postcode, town, street or neighbourhood"
# Where ZD1 1AA lies, in Haven Gate; and in the Gulf of Guinea.
AT_HOME: Geolocation = {"latitude": 54.8189, "longitude": 1.7055}
ABROAD: Geolocation = {"latitude": 0, "longitude": 0}


def tabs_to(visitor, name, *, role="textbox") -> None:
    """Press Tab until what is called so has the focus."""
    wanted = visitor.page.get_by_role(role, name=name, exact=True)
    for _ in range(60):
        visitor.page.keyboard.press("Tab")
        if wanted.evaluate_all("found => found.includes(document.activeElement)"):
            return
    raise AssertionError(f"Tab never comes to {name}.")


def test_resident_chooses_among_suggestions(any_visitor):
    visitor, keyboard = any_visitor, any_visitor.page.keyboard
    box = visitor.page.get_by_role("combobox", name=POSTCODE)
    option = visitor.page.get_by_role("option")
    visitor.opens("/")
    tabs_to(visitor, POSTCODE, role="combobox")

    keyboard.type("haven")
    expect(option.first).to_contain_text("Haven Gate")
    keyboard.press("ArrowDown")
    expect(option.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", option.first.get_attribute("id"))
    visitor.meets_no_accessibility_problems()
    visitor.need_not_scroll_sideways()
    keyboard.press("Escape")
    expect(option.first).to_be_hidden()
    # It is still there for who wants it back.
    keyboard.press("ArrowDown")
    keyboard.press("Enter")

    visitor.is_at("/forces/doggerland/D01/")
    visitor.sees_heading("Haven Gate")


def test_resident_who_chooses_no_suggestion_searches_as_ever(visitor):
    visitor.opens("/search/")
    tabs_to(visitor, POSTCODE, role="combobox")
    visitor.page.keyboard.type("zd1 1")
    expect(visitor.page.get_by_role("option", name="ZD1 1AA")).to_be_visible()
    visitor.page.keyboard.press("Enter")

    # All postcodes that begin so lie in one.
    visitor.is_at("/forces/doggerland/D01/")


def test_resident_compares_two_areas(visitor):
    keyboard = visitor.page.keyboard
    visitor.opens("/compare/?area=doggerland/D01")
    tabs_to(visitor, "Add an area", role="combobox")
    keyboard.type("CPT Ness.1")
    keyboard.press("Enter")
    visitor.is_at("/compare/?area=doggerland/D01&area=doggerland/CPT+Ness.1")
    tabs_to(visitor, "Crime", role="combobox")
    keyboard.type("Robb")
    tabs_to(visitor, "Show", role="button")
    keyboard.press("Enter")

    visitor.sees_section("Robbery side by side")


def test_resident_compares_with_an_area_suggested(visitor):
    keyboard = visitor.page.keyboard
    visitor.opens("/compare/?area=doggerland/D01&group=burglary")
    tabs_to(visitor, "Add an area", role="combobox")
    keyboard.type("eastw")
    expect(visitor.page.get_by_role("option").first).to_contain_text("Eastwharf")
    keyboard.press("ArrowDown")
    keyboard.press("Enter")

    visitor.sees_section("Burglary side by side")
    expect(visitor.page.get_by_role("list", name="Areas chosen")).to_contain_text("Eastwharf")
    expect(visitor.page).not_to_have_url(re.compile("q="))


def test_map_of_forces_names_what_the_list_points_at(visitor):
    visitor.opens("/")
    tabs_to(visitor, "City of Dogger Police", role="link")

    pointed = visitor.page.locator(".outline-map__name--pointed")
    expect(pointed).to_have_text("City of Dogger Police")


def test_resident_lets_the_browser_say_where_they_are(browser, site):
    where = {"geolocation": AT_HOME, "permissions": ["geolocation"]}
    for visitor in visiting(browser, site, viewport=PHONE, **where):
        visitor.opens("/")
        visitor.page.context.set_geolocation(ABROAD)
        visitor.presses("Use my location")
        visitor.sees("You seem to be outside the area of every police force here.")
        visitor.page.context.clear_permissions()
        visitor.presses("Use my location")
        visitor.sees("Your browser does not let this site know where you are.")
        visitor.meets_no_accessibility_problems()
        visitor.page.context.grant_permissions(["geolocation"])
        visitor.page.context.set_geolocation(AT_HOME)
        visitor.page.reload()
        visitor.presses("Use my location")
        visitor.is_at("/forces/doggerland/D01/")
