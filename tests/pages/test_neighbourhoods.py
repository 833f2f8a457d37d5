import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.html import strip_tags

from neighbourhoods.models import Link
from tests.builders import (
    make_crime,
    make_force,
    make_meeting,
    make_member,
    make_neighbourhood,
    make_priority,
    publish,
    square,
)

pytestmark = pytest.mark.django_db

INSIDE = (54.501, 2.501)


@pytest.fixture
def harbour():
    return make_neighbourhood(
        "Harbour",
        code="D 01.a",
        force=make_force("doggerland"),
        boundary=square(54.5, 2.5),
        contact_details={"email": "harbour@example.org", "web": "javascript:alert(1)"},
    )


def words(response) -> str:
    """Return what the page says, without markup and with single spaces."""
    return " ".join(strip_tags(response.content.decode()).split())


def get_harbour(client):
    response = client.get("/forces/doggerland/D%2001.a/")
    assert response.status_code == 200
    return response


def test_shows_team_then_priorities_then_meetings_then_crime(client, harbour):
    make_member(harbour, "PC Ann Field", rank="Constable")
    make_priority(harbour, "<p>Speeding on Mill Lane</p>", issued="2024-01-10")
    make_meeting(harbour, "Surgery", starts_at=timezone.now() + datetime.timedelta(days=3))
    make_crime(at=INSIDE)
    publish("2024-01")

    page = words(get_harbour(client))

    order = [
        "PC Ann Field",
        "Speeding on Mill Lane",
        "Surgery",
        "Crime in January 2024",
        "Burglary",
    ]
    assert sorted(order, key=page.index) == order


def test_a_priority_says_when_it_was_issued_and_what_was_done(client, harbour):
    make_priority(
        harbour,
        issued="2024-01-10",
        action="<p>Twelve checks</p>",
        action_date=datetime.date(2024, 2, 1),
    )

    page = words(get_harbour(client))

    assert "Issued 10 January 2024" in page
    assert "Twelve checks" in page
    assert "Updated 1 February 2024" in page


def test_meetings_that_are_over_are_left_out(client, harbour):
    now = timezone.now()
    hour = datetime.timedelta(hours=1)
    make_meeting(harbour, "Yesterday's surgery", starts_at=now - 24 * hour)
    make_meeting(harbour, "Running now", starts_at=now - hour, ends_at=now + hour)

    page = words(get_harbour(client))

    assert "Running now" in page
    assert "Yesterday" not in page


def test_says_what_a_force_has_not_published(client, harbour):
    page = words(get_harbour(client))

    assert "has not named the officers" in page
    assert "has not published priorities" in page
    assert "No meeting is planned" in page
    assert "No crime figures are published yet" in page


def test_without_a_way_to_reach_the_team_there_is_the_force(client):
    make_neighbourhood("Harbour", code="D01", force=make_force("doggerland", name="Dogger Police"))

    response = client.get("/forces/doggerland/D01/")

    assert "Dogger Police has not published how to reach this team." in words(response)
    assert 'href="/forces/doggerland/#contact">Contact the force</a>' in response.content.decode()


def test_outcomes_of_months_without_figures_are_not_those_of_no_crimes(client, harbour):
    publish("2024-01", not_supplied=["doggerland"])

    page = words(get_harbour(client))

    assert "There are no figures of which an outcome could be shown." in page
    assert "There are no crimes" not in page


def test_the_table_of_categories_adds_up(client, harbour):
    make_crime(at=INSIDE, category="burglary")
    make_crime(at=INSIDE, category="drugs")
    make_crime(at=INSIDE, category="drugs")
    publish("2024-01")

    page = words(get_harbour(client))

    # Each with the year before, which is not known here, and the change over twelve months.
    assert re.search(
        r"Drugs 2 not known not known Burglary 1 .* Anti-social behaviour 0 .* Total 3", page
    )


def test_a_month_not_supplied_is_never_zero(client, harbour):
    make_crime(at=INSIDE, month="2023-12")
    publish("2023-12")
    publish("2024-01", not_supplied=["doggerland"])

    page = words(get_harbour(client))

    assert "Doggerland Police did not supply its figures for January 2024" in page
    assert "January 2024 Not supplied by the force" in page
    assert "December 2023 1 0" in page
    assert "Total 0" not in page


def test_crimes_without_location_are_owned_up_to(client, harbour):
    make_crime(at=INSIDE)
    make_crime(at=None)
    publish("2024-01")

    assert "1 of the 2 crimes that Doggerland Police recorded that month have no location" in words(
        get_harbour(client)
    )


def test_the_drawing_holds_the_crimes_of_the_area_alone(client, harbour):
    make_neighbourhood("Moor", boundary=square(54.52, 2.5))  # next door: drawn as a line
    make_crime(at=INSIDE, street="Mill Lane")
    make_crime(at=INSIDE, street="Mill Lane")
    make_crime(at=(54.52, 2.5), street="Moor Lane")  # in the other neighbourhood
    publish("2024-01")

    page = get_harbour(client).content.decode()
    drawing = re.search(r'<svg class="outline-map".*?</svg>', page, re.S)[0]

    assert re.findall(r"<text[^>]*>(\d+)</text>", drawing) == ["2"]
    assert drawing.count("outline-map__own") == 1
    assert drawing.count("outline-map__other") == 1
    assert 'href="/forces/doggerland/D%2001.a/crime/"' in page


def test_changes_are_words_that_allow_for_chance(client, harbour):
    for month in ("2022-02", "2023-02"):
        make_crime(at=INSIDE, month=month, category="drugs")
    for _ in range(60):
        make_crime(at=INSIDE, month="2024-01", category="burglary")
        make_crime(at=INSIDE, month="2023-01", category="drugs")
    publish("2022-02", "2023-01", "2023-02", "2024-01")

    page = words(get_harbour(client))

    assert "Burglary 60 0 up Anti-social" in page
    # From 60 to 1: enough to be given in numbers too.
    assert re.search(r"Drugs 0 60 down 6[01] to 1 ", page)


def test_outcomes_stand_in_plain_groups(client, harbour):
    make_crime(at=INSIDE, outcome="charged")
    make_crime(at=INSIDE, outcome="fined")
    make_crime(at=INSIDE, outcome="no-further-action")
    make_crime(at=INSIDE)
    make_crime(at=INSIDE, category="anti-social-behaviour")  # has no outcomes
    make_crime(at=INSIDE, month="2023-07", outcome="cautioned")
    publish("2023-07", "2024-01")

    page = words(get_harbour(client))

    page = page[page.index("Latest outcome") :]
    # The latest month, then the month half a year before.
    assert "Taken to court 2 0" in page
    assert "Dealt with out of court 0 1" in page
    assert "No suspect identified 1 0" in page
    assert "No outcome published 1 0" in page
    assert "All crime 4 1" in page


def test_the_force_speaks_and_promises(client, harbour):
    harbour.force.commentary = "<p>Burglary has fallen.</p>"
    harbour.force.promise = "<p>We answer within a day.</p>"
    harbour.force.save()

    page = words(get_harbour(client))

    assert "What Doggerland Police says of these figures Burglary has fallen." in page
    assert "We answer within a day." in page
    assert "72 hours" not in page


def test_without_a_promise_of_its_own_the_guarantee_stands(client, harbour):
    assert "an answer within 72 hours" in words(get_harbour(client))


def test_says_when_the_force_last_changed_its_texts(client, harbour):
    edited = timezone.make_aware(datetime.datetime(2026, 11, 3, 12))
    make_priority(harbour, edited_at=edited)

    assert "was last changed by Doggerland Police on 3 November 2026" in words(get_harbour(client))


def test_texts_that_nobody_has_touched_are_called_loaded(client, harbour):
    today = f"{timezone.localdate():%-d %B %Y}"

    assert f"published, last loaded on {today}" in words(get_harbour(client))


def test_a_neighbourhood_without_a_boundary_has_a_page(client):
    area = make_neighbourhood("Lost", code="X1", force=make_force("doggerland"))
    area.boundary = None
    area.save()
    publish("2024-01")

    assert "Lost" in words(client.get("/forces/doggerland/X1/"))


def test_what_a_force_writes_cannot_run_scripts(client, harbour):
    make_priority(harbour, "<p onclick='x()'>Noise</p><script>alert(1)</script>")
    Link.objects.create(
        neighbourhood=harbour, position=1, title="Click me", url="javascript:alert(1)"
    )

    page = get_harbour(client).content.decode()

    assert "Noise" in page
    assert "Click me" in page
    assert "alert(1)" not in page.replace("Website: javascript:alert(1)", "")
    assert "onclick" not in page


def test_asks_the_database_at_most_thirteen_times_and_scans_no_facts(client, harbour):
    make_member(harbour)
    make_priority(harbour)
    make_meeting(harbour, starts_at=timezone.now() + datetime.timedelta(days=3))
    for month in ("2023-12", "2024-01"):
        make_crime(at=INSIDE, month=month)
        publish(month)

    with CaptureQueriesContext(connection) as asked:
        get_harbour(client)

    assert 0 < len(asked) <= 13
    # Partitions go by names such as `crimes_pointcount_2024_01_test`.
    for query in asked:
        assert "Seq Scan on crimes_" not in plan(query["sql"]), query["sql"]


def plan(question: str) -> str:
    """Return how PostgreSQL would answer if tables were large: by an index, where there is one."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {question}")
        answer = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("SET LOCAL enable_seqscan = on")
    return answer
