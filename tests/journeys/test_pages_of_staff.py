"""Pages of the staff's side that no other journey opens: in order for WCAG, and on a phone."""

import uuid

import pytest
from django.urls import reverse

from forces.models import SeniorOfficer
from forces.models.membership import Role
from ingest.models import Look
from neighbourhoods.models import Link
from releases.month import Month
from tests import databases, servers
from tests.builders import make_force, make_neighbourhood
from tests.journeys.operator import Operator
from tests.staff.people import give_second_factor, make_person

MAIL = "olive@example.org"
TO_ALL = [
    "/admin/account/login/",
    "/admin/account/password/reset/",
    "/admin/account/password/reset/key/done/",
]
MODELS = ("forces_seniorofficer", "forces_membership", "neighbourhoods_link")


@pytest.fixture
def beside_a_browser(monkeypatch) -> None:
    """Ask the database although, while Playwright runs, Django takes this thread for another."""
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")


@pytest.fixture
def site_of_staff(beside_a_browser, own_database, monkeypatch):
    """The address of a site on which something can be looked at."""
    # A code of the app works once; users of other tests have the same ids.
    monkeypatch.setenv("QUEUE_NAME", uuid.uuid4().hex)
    force = make_force("gwent", name_cy="Heddlu Gwent")
    area = make_neighbourhood("Usk", force=force, code="U1")
    SeniorOfficer.objects.create(force=force, position=1, name="B Lloyd", rank="Chief")
    Link.objects.create(neighbourhood=area, position=1, title="Council", url="https://a.example/")
    Look.objects.create(
        address="https://a.example/2024-01.zip", month=Month(2024, 1), source="/a.zip",
        result=Look.Result.REISSUED, revised={"2024-01": ["gwent street: 1 rows here, 2 there"]},
    )  # fmt: skip
    give_second_factor(make_person(Role.OPERATOR, email=MAIL))
    with servers.running(databases.url_of(own_database)) as address:
        yield address


def test_they_are_in_order(browser, site_of_staff):
    with browser.new_context(
        base_url=site_of_staff, viewport={"width": 390, "height": 844}
    ) as visit:
        operator = Operator(visit.new_page(), site_of_staff)
        for address in TO_ALL:
            _is_in_order(operator, address)
        operator.signs_in(MAIL)
        for address in (*_addresses(), reverse("mfa_view_recovery_codes"), reverse("mfa_index")):
            _is_in_order(operator, address)
        operator.met_nothing_broken()


def _addresses() -> list[str]:
    return [
        *(reverse(f"admin:{model}_change", args=[1]) for model in MODELS),
        reverse("admin:forces_membership_changelist"),
        reverse("admin:forces_membership_add"),
        reverse("staff:force", args=["gwent"]),
        reverse("desk:months"),
    ]


def _is_in_order(operator: Operator, address: str) -> None:
    operator.opens(address)
    operator.page.wait_for_load_state("load")
    operator.meets_no_accessibility_problems()
    operator.need_not_scroll_sideways()
