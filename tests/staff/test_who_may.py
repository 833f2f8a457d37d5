"""Every address, method and object of the staff's side, tried by everyone, against the table."""

import uuid
from collections.abc import Iterator
from itertools import chain

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from tests.staff.forces import SECRET, Staff, everything
from tests.staff.people import browser
from tests.staff.who_may import ELSEWHERE, EVERYONE, OPEN, table

pytestmark = pytest.mark.django_db

TABLE = table()
PEOPLE = ("anonymous", "nobody", *EVERYONE)
PRIVATE = (SECRET, "doggerland@", "editor-doggerland")


@pytest.fixture
def here() -> Staff:
    return Staff()


def addresses(resolver, before="", namespace="") -> Iterator[tuple[str, str]]:
    """Yield the name and route of every address of the site."""
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern, route, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or ''}", route


def test_every_address_of_the_staffs_side_is_in_the_table():
    names = {
        name
        for name, route in addresses(get_resolver())
        # What has no name leads to one that has, or says that there is no such page.
        if route.startswith("admin/")
        and not name.startswith(OPEN + ELSEWHERE)
        and not name.endswith(":")
    }

    assert names == set(TABLE)


def test_only_those_in_the_table_open_a_page(here):
    wrong = []
    ways = {name: ways_to(here, name) for name in TABLE}
    before = everything()

    for letter in PEOPLE:
        client = browser(here.people[letter])
        for name, (may_get, _) in TABLE.items():
            for address in ways[name]:
                response = client.get(address)
                if opened(response) != (letter in may_get):
                    wrong.append(f"{letter} {address}: {response.status_code}")
                text = response.getvalue().decode(errors="replace")
                if letter not in "ELPA" and any(private in text for private in PRIVATE):
                    wrong.append(f"{letter} {address}: sees what is private")

    assert wrong == []
    assert everything() == before


@pytest.mark.parametrize("letter", PEOPLE)
def test_only_those_in_the_table_change_anything(here, letter):
    wrong = []
    client = browser(here.people[letter])

    for name, (_, may_post) in TABLE.items():
        for address in ways_to(here, name):
            if has_effect(client, address, form_for(here, name)) != (letter in may_post):
                wrong.append(address)

    assert wrong == []


def test_other_methods_change_nothing(here):
    addresses_of_all = [address for name in TABLE for address in ways_to(here, name)]
    before = everything()

    for letter in ("anonymous", "O", "P"):
        client = browser(here.people[letter])
        for address in addresses_of_all:
            for method in (client.put, client.patch, client.delete, client.options):
                method(address, {})

    assert everything() == before


def test_an_address_that_is_not_there_says_nothing_to_strangers(here):
    for letter in ("anonymous", "nobody"):
        for address in ("/admin/nothing/", "/admin/forces/force/99999/change/"):
            assert browser(here.people[letter]).get(address).status_code == 302


def opened(response) -> bool:
    """Say whether the page was there: neither refused nor sent to the start or the way in."""
    if response.status_code in (301, 302):
        return not response.headers["Location"].startswith(
            ("/admin/login/", "/admin/account/l")
        ) and (response.headers["Location"] != "/admin/")
    return response.status_code == 200


def has_effect(client: Client, address: str, form: dict) -> bool:
    """Say whether a POST writes anything but sessions; what it writes is taken back."""
    with transaction.atomic(), CaptureQueriesContext(connection) as asked:
        client.post(address, form)
        transaction.set_rollback(True)
    return any(
        query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))
        and "django_session" not in query["sql"]
        for query in asked
    )


def ways_to(here: Staff, name: str) -> list[str]:
    """Return the addresses with this name that lead to objects of the first force."""
    of_force, of_area = [here.force.slug], [here.force.slug, here.area.code]
    key = uuid.uuid4()
    known: dict[str, list[list]] = {
        "admin:app_list": [["forces"], ["neighbourhoods"]],
        "admin:view_on_site": [[1, here.force.pk]],
        "staff:export": [[kind, e] for kind in ("team", "meetings") for e in ("csv", "xlsx")],
        "staff:import": [["team"], ["priorities"], ["meetings"]],
        "staff:import-confirm": [["team", key]],
        "staff:import-bad-rows": [["team", key]],
    }
    for arguments in chain(
        known.get(name, []), arguments_of_object(here, name), [[], of_force, of_area]
    ):
        try:
            first = reverse(name, args=arguments)
        except NoReverseMatch:
            continue
        return [first, *(reverse(name, args=more) for more in known.get(name, [])[1:])]
    raise AssertionError(f"Say here how to reach {name}.")


def arguments_of_object(here: Staff, name: str) -> Iterator[list]:
    model = name.removeprefix("admin:").rpartition("_")[0].removesuffix("_put")
    item = object_of(here, model)
    if item is None:
        return
    yield [item.pk]
    # Only where that is not enough is its oldest version looked up.
    versions = getattr(item, "history", None)
    oldest = versions.earliest().pk if versions is not None and versions.exists() else 1
    yield [item.pk, oldest]


def object_of(here: Staff, model: str):
    if model == "forces_membership":
        return here.editor_role
    if model == "accounts_user":
        return here.people["E"]
    return here.texts.get(model)


def form_for(here: Staff, name: str) -> dict:
    """Return what somebody who meant to change something would send there."""
    model, _, action = name.removeprefix("admin:").rpartition("_")
    item = object_of(here, model)
    if item is None:
        return {"stop": ""} if name == "staff:reminders" else {}
    if action == "changelist":
        wish = "delete_selected" if model == "forces_membership" else "publish_chosen"
        return {"action": wish, "_selected_action": [item.pk], "post": "yes"}
    if action == "add":
        return form_of_new(here, model)
    if action == "change":
        # An account's form is short; a text's button needs no form.
        return (
            {"name": "Eve", "wants_reminders": "on"}
            if model == "accounts_user"
            else {"_discard": ""}
        )
    return {"post": "yes"}


def form_of_new(here: Staff, model: str) -> dict:
    ways = {f"contact_details_{number}": "" for number in range(9)}
    return ways | {
        "_publish": "",
        "force": here.force.pk,
        "neighbourhood": here.area.pk,
        "position": 7,
        "name": "New",
        "title": "New",
        "kind": "web",
        "url": "https://new.example/",
        "issue": "<p>New</p>",
        "issue_date": "2024-02-01",
        "starts_at": "2030-01-01T19:00",
        "email": "new@police.example",
        "role": "editor",
    }
