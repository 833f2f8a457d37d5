"""The list and the table of the crime map in every month, against plain SQL."""

import re
from itertools import cycle

import pytest

from releases.queries import published
from tests.crimes.plain_sql import crimes_of_haven_gate

pytestmark = pytest.mark.usefixtures("doggerland")

PATH = "/forces/doggerland/D01/crime/"
# Another one in each month; robbery is rare, so that some months have none.
CATEGORIES = cycle(["all-crime", "burglary", "robbery", "anti-social-behaviour", "violent-crime"])


def test_list_and_table_of_every_month_are_those_of_plain_sql(client, doggerland_database):
    counted = crimes_of_haven_gate(doggerland_database)
    months = [str(month) for month in published()]
    assert set(counted) == set(months)

    for month, category in zip(months, CATEGORIES, strict=False):
        address = f"{PATH}?month={month}&category={category}"
        page = client.get(address).content.decode()

        wanted: dict[int, int] = {}
        for (one, point), number in counted[month].items():
            if category in ("all-crime", one):
                wanted[point] = wanted.get(point, 0) + number
        entries = r'data-point="(\d+)".*?<span data-count="\d+">(\d+) crimes?<'
        listed = re.findall(entries, page, re.DOTALL)
        assert {int(point): int(number) for point, number in listed} == wanted, address
        total = re.search(r">Total</th>\s*<td[^>]*>([\d,]+)<", page)
        assert total and int(total[1].replace(",", "")) == sum(wanted.values()), address
