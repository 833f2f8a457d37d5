"""A resident reads on: what became of crimes, stop and search, and how figures are made."""

import pytest


def test_resident_without_javascript_finds_all_that_a_neighbourhood_has(visitor_without_javascript):
    visitor = visitor_without_javascript
    visitor.opens("/forces/doggerland/D01/")

    for section in (
        "Your team",
        "What the team is working on",
        "Meet the team",
        "Crime levels",
        "Year by year",
        "Month by month",
        "What became of crimes",
        "Where it happened",
    ):
        visitor.sees_section(section)
    outcomes = visitor.table("Latest outcome of crimes recorded in Haven Gate")
    assert int(outcomes["All crime"]) == sum(
        int(number) for words, number in outcomes.items() if words != "All crime"
    )
    visitor.follows("Stop and search in Haven Gate")
    visitor.sees_heading("Stop and search")
    visitor.unfolds("The map as a list")
    visitor.sees("On or near")


def test_resident_asks_why_crimes_are_not_on_the_map(visitor):
    visitor.opens("/forces/doggerland/D01/")
    visitor.follows("Why?")

    visitor.sees("could not be placed on the map")
    visitor.sees_section("Why?")


def test_resident_reads_what_became_of_one_crime(any_visitor):
    answer = any_visitor.page.request.get(
        f"{any_visitor.site}/api/crimes-no-location?category=burglary&force=doggerland&date=2026-03"
    )
    one = next(crime for crime in answer.json() if crime["outcome_status"])
    any_visitor.opens(f"/crimes/{one['persistent_id']}/")

    any_visitor.sees_heading("Burglary")
    any_visitor.sees(one["outcome_status"]["category"])
    any_visitor.meets_no_accessibility_problems()
    any_visitor.need_not_scroll_sideways()


@pytest.mark.parametrize("link", ["How accurate the figures are", "What each force has supplied"])
def test_every_page_leads_to_how_figures_are_made(visitor, link):
    visitor.opens("/forces/doggerland/")
    visitor.page.get_by_role("contentinfo").get_by_role("link", name=link).click()

    visitor.sees_heading(link)
