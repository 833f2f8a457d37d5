"""
The crime map, its list and its tables are read in the browser and held against plain SQL.

Every category is looked at, each in another month, and both kinds of areas with their levels.
tests/pages/test_every_month_of_the_map.py goes through all months without a browser.
"""

import re
from itertools import cycle

import pytest
from playwright.sync_api import expect

from levels.groups import ALL_CRIME, BY_SLUG
from levels.vocabulary import DEFAULT_METHOD, AreaKind
from tests import databases
from tests.crimes.plain_sql import crimes_of_haven_gate

PATH = "/forces/doggerland/D01/crime/"

# As a visitor reads them: the numbers in words and circles, not the data behind.
READ = """() => {
    const texts = (selector) =>
        [...document.querySelectorAll(selector)].map((element) => element.textContent.trim());
    const ids = [...document.querySelectorAll("#street-list > details")].map(
        (entry) => Number(entry.dataset.point));
    const said = texts("#street-list [data-count]");
    return {
        table: Object.fromEntries([...document.querySelectorAll("#category-table tr")].slice(1).map(
            (row) => [...row.cells].map((cell) => cell.textContent.trim()))),
        list: ids.map((id, place) => [id, said[place]]),
        circles: texts(".street-point:not(.outside)"),
    };
}"""
SHADES = r"""(selector) => Object.fromEntries(
    [...document.querySelectorAll(selector)].map((element) => {
        const shaded = element.querySelector(".area") ?? element;
        return [element.dataset.path, shaded.getAttribute("class").match(/no-level|level-\d/)[0]];
    }))"""

LEVELS = """
    SELECT
        k.kind, l.crime_group, k.path,
        CASE WHEN l.band < 0 THEN 'no-level' ELSE 'level-' || l.band END
    FROM levels_level AS l
    JOIN (
        SELECT 1 AS kind, id, code AS path FROM places_lsoa
        UNION ALL
        SELECT 2, n.id, f.slug || '/' || n.code
        FROM neighbourhoods_neighbourhood AS n JOIN forces_force AS f ON f.id = n.force_id
    ) AS k ON k.kind = l.kind AND k.id = l.area_id
    WHERE l.period = 0 AND l.method = {method}
"""


def test_map_list_and_table_of_every_category_are_those_of_plain_sql(
    doggerland_database, phone_visitor
):
    # A phone's map is of six tiles, a desk's of fifteen; the numbers are the same.
    counted = crimes_of_haven_gate(doggerland_database)
    months = cycle(sorted(counted, reverse=True)[::3])
    phone_visitor.opens(PATH)
    choices = phone_visitor.page.locator("#category option")
    categories = choices.evaluate_all("all => all.map((one) => [one.value, one.textContent])")
    assert len(categories) == 15

    for (slug, name), month in zip(categories, months, strict=False):
        phone_visitor.opens(f"{PATH}?month={month}&category={slug}&show=numbers")
        phone_visitor.looks_at_the_map()
        seen = phone_visitor.page.evaluate(READ)

        is_all = slug == "all-crime"
        wanted = {key: n for key, n in counted[month].items() if is_all or key[0] == slug}
        streets: dict[int, int] = {}
        for (_category, point), number in wanted.items():
            streets[point] = streets.get(point, 0) + number
        total = sum(wanted.values())
        assert {id: int(said.split()[0]) for id, said in seen["list"]} == streets, (month, slug)
        assert sum(map(int, seen["circles"])) == total, (month, slug)
        assert int(seen["table"].pop("Total")) == total, (month, slug)
        table = {row: int(number) for row, number in seen["table"].items()}
        for category, words in categories[1:] if is_all else [(slug, name)]:
            number = sum(n for (one, _point), n in wanted.items() if one == category)
            assert table.pop(words, 0) == number, (month, slug, words)
        assert not table


@pytest.mark.parametrize("show, kind", [("levels", 2), ("small-areas", 1)])
def test_shades_and_their_table_are_those_of_plain_sql(show, kind, doggerland_database, visitor):
    statement = LEVELS.format(method=int(DEFAULT_METHOD))
    assert (AreaKind.LSOA, AreaKind.NEIGHBOURHOOD) == (1, 2)
    stored: dict[int, dict[str, str]] = {}
    for one, group, path, shade in databases.ask(doggerland_database, statement):
        if one == kind:
            stored.setdefault(group, {})[path] = shade

    for group in (ALL_CRIME, BY_SLUG["burglary"], BY_SLUG["drugs"]):
        visitor.opens(f"{PATH}?category={group.slug}&show={show}")
        visitor.looks_at_the_map()
        table = visitor.page.evaluate(SHADES, "#levels-table [data-path]")
        on_the_map = "path.area[data-path]"
        for path in table:
            expect(visitor.page.locator(f'{on_the_map}[data-path="{path}"]').first).to_be_attached()
        drawn = visitor.page.evaluate(SHADES, on_the_map)

        wanted = stored[group.number]
        assert table == {path: wanted.get(path, "no-level") for path in table}
        assert drawn == {path: wanted.get(path, "no-level") for path in drawn}
        assert len(set(drawn.values())) > 1


def test_an_area_and_a_street_lead_to_their_pages(visitor):
    visitor.opens(f"{PATH}?show=small-areas")
    visitor.sees("Areas on the map are chosen by mouse or finger.")
    visitor.looks_at_the_map()
    panel = visitor.page.locator(".map-panel")
    area = visitor.page.locator("path.area[data-path]").first
    code = area.get_attribute("data-path")
    area.dispatch_event("click", {"bubbles": True})
    expect(panel.get_by_role("link")).to_have_attribute("href", f"/areas/{code}/")

    visitor.opens(f"{PATH}?show=numbers&category=burglary")
    circle = visitor.circles().filter(has_text=re.compile("^1$")).first
    circle.focus()
    visitor.page.keyboard.press("Enter")
    panel.get_by_role("link", name="History").click()
    visitor.sees_heading("Burglary")
