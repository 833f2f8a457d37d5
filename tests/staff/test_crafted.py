"""Requests that no form of ours sends, from people who know the addresses and numbers."""

import pytest

from accounts.models import User
from forces.models import Membership
from forces.models.membership import Role
from neighbourhoods.exchange import files
from neighbourhoods.exchange.tables import Team
from neighbourhoods.models import TeamMember
from tests.builders import make_member
from tests.staff.forces import SECRET, Staff
from tests.staff.people import browser

pytestmark = pytest.mark.django_db

MEMBERS = "/admin/neighbourhoods/teammember/"


@pytest.fixture
def here() -> Staff:
    return Staff()


@pytest.fixture
def theirs(here) -> TeamMember:
    """An officer of the other force."""
    return make_member(here.other_area, "PC Other")


def form(area, **more) -> dict:
    ways = {f"contact_details_{number}": "" for number in range(9)}
    return ways | {"neighbourhood": area.pk, "name": "PC New", "position": 1, "_publish": ""} | more


def test_an_editor_cannot_write_for_another_force(here, theirs):
    client = browser(here.people["E"])

    client.post(f"{MEMBERS}add/", form(here.other_area))
    client.post(f"{MEMBERS}{theirs.pk}/change/", form(here.other_area, name="PC Taken"))

    assert list(here.other_area.team.values_list("name", flat=True)) == ["PC Other"]


def test_an_editor_cannot_move_an_officer_to_another_force(here):
    mine = here.texts["neighbourhoods_teammember"]

    browser(here.people["E"]).post(f"{MEMBERS}{mine.pk}/change/", form(here.other_area, seen=""))

    assert TeamMember.with_drafts.get(pk=mine.pk).neighbourhood == here.area


def test_an_action_reaches_none_of_another_force(here, theirs):
    client = browser(here.people["E"])

    for wish in ("take_down_chosen", "delete_selected", "publish_chosen"):
        client.post(MEMBERS, {"action": wish, "_selected_action": [theirs.pk], "post": "yes"})

    assert here.other_area.team.get() == theirs


def test_a_version_of_something_else_cannot_be_put_back(here):
    mine = here.texts["neighbourhoods_teammember"]
    theirs = here.texts["neighbourhoods_priority"].history.earliest()

    address = f"{MEMBERS}{mine.pk}/history/{theirs.pk + 100_000}/put-back/"

    assert browser(here.people["E"]).post(address).status_code == 404


def test_a_table_brings_nothing_into_another_force_and_takes_nothing_out(here, theirs):
    table = Team(here.people["E"], publish=True)
    rows = files.read("x.csv", f"id,neighbourhood,name\n{theirs.pk},H1,Mine\n,C1,PC\n".encode())

    result = table.import_data(rows)

    assert len(result.invalid_rows) == 2
    assert list(here.other_area.team.values_list("name", flat=True)) == ["PC Other"]
    assert SECRET not in str(Team(here.people["O"]).export(Team(here.people["O"]).rows()).dict)


@pytest.mark.parametrize(
    "letter, role",
    [("E", "editor"), ("L", "lead"), ("L", "operator"), ("L", "auditor"), ("A", "editor")],
)
def test_nobody_gives_a_role_that_is_not_theirs_to_give(here, letter, role):
    force = "" if role in ("operator", "auditor") else here.force.pk
    values = {"email": "friend@police.example", "name": "", "role": role, "force": force}

    browser(here.people[letter]).post("/admin/forces/membership/add/", values)

    assert not User.objects.filter(email="friend@police.example").exists()


def test_a_lead_cannot_weaken_the_sign_in_of_an_operator(here):
    operator = here.people["P"]
    as_editor = Membership.objects.create(user=operator, force=here.force, role=Role.EDITOR)

    answer = browser(here.people["L"]).post(
        "/admin/forces/membership/",
        {"action": "forget_second_factor", "_selected_action": [as_editor.pk]},
    )

    assert answer.status_code == 403


def test_forms_need_the_token_of_their_page(here):
    client = browser(here.people["P"])
    client.handler.enforce_csrf_checks = True

    assert client.post("/admin/areas/doggerland/H1/publish/").status_code == 403
