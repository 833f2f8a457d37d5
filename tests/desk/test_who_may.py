"""Who may open which of the operators' pages, and do what there: a table, walked whole."""

import uuid
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse

from forces.models.membership import Role
from ingest.desk import urls
from ingest.models import Answer, Batch, Deed, Look, ReferenceLoad, SupplyNote, Upload
from releases.month import Month
from tests import builders
from tests.staff.people import browser, make_person

# Every address, with what it needs in it; and whether there is something to send to it.
ADDRESSES: dict[str, tuple[dict[str, Any], bool]] = {
    "months": ({}, False),
    "look": ({}, True),
    "load-revised": ({"look": 0, "month": Month(2024, 1)}, True),
    "month": ({"month": Month(2024, 1)}, False),
    "supply-note": (
        {"month": Month(2024, 1), "force_slug": "testshire", "kind": "street"},
        True,
    ),
    "change": ({"month": Month(2024, 1), "action": "publish"}, True),
    "load": ({"number": 0}, False),
    "load-cancel": ({"number": 0}, True),
    "load-again": ({"number": 0}, True),
    "load-levels": ({"number": 0}, True),
    "problems": ({"number": 0}, False),
    "problems-csv": ({"number": 0}, False),
    "uploads": ({}, True),
    "upload": ({"key": uuid.UUID(int=1)}, True),
    "upload-part": ({"key": uuid.UUID(int=1)}, True),
    "reference": ({}, False),
    "reference-kind": ({"kind": "populations"}, True),
    "reference-official": ({"kind": "forces"}, True),
    "reference-upload": ({"kind": "populations", "key": uuid.UUID(int=1)}, True),
    "reference-load": ({"reference": 0}, False),
    "reference-apply": ({"reference": 0}, True),
    "reference-again": ({"reference": 0}, True),
    "reference-undo": ({"reference": 0}, True),
    "log": ({}, False),
    "log-csv": ({}, False),
    "health": ({}, False),
}
READS = {Role.OPERATOR, Role.AUDITOR}
ACTS = {Role.OPERATOR}
METHODS = ("get", "head", "post", "put", "patch", "delete")


@pytest.fixture
def batch(db) -> Batch:
    force = builders.make_force("testshire")
    batch = Batch.objects.create(month=Month(2024, 1), source="/nowhere", state="loaded")
    batch.files.create(force=force, kind="street", name="a.csv", size=1, state="loaded")
    return batch


@pytest.fixture
def reference_load(db) -> ReferenceLoad:
    return ReferenceLoad.objects.create(kind="populations", state="seen", standing="nothing")


@pytest.fixture
def look(batch) -> Look:
    return Look.objects.create(
        address="https://a.example", source=batch.source, revised={"2024-01": ["x"]}
    )


def test_every_address_is_in_the_table():
    assert {pattern.name for pattern in urls.urlpatterns} == set(ADDRESSES)


@pytest.mark.parametrize("role", [None, Role.EDITOR, Role.LEAD, Role.AUDITOR, Role.OPERATOR])
def test_nobody_may_do_more_than_the_table_says(batch, reference_load, look, role):
    force = builders.make_force("testshire") if role in (Role.EDITOR, Role.LEAD) else None
    client = browser(make_person(role, force=force) if role else None)
    for name, (where, takes_posts) in ADDRESSES.items():
        if "number" in where:
            where = {"number": batch.id}
        if "look" in where:
            where = {"number": look.id, "month": where["month"]}
        if "reference" in where:
            where = {"number": reference_load.id}
        address = reverse(f"desk:{name}", kwargs=where)
        for method in METHODS:
            before = _counted()
            status = getattr(client, method)(address).status_code
            told = f"{role} {method} {address}: {status}"
            if role is None:
                assert status == 302, told
            elif role not in (READS if method in ("get", "head") else ACTS):
                assert status == 403, told
            else:
                expected = {200, 302, 400, 404, 405} if takes_posts else {200, 405}
                assert status in expected, told
                continue
            assert before == _counted(), told


def _counted() -> list[int]:
    kinds = (Deed, SupplyNote, Upload, ReferenceLoad)
    return [kind.objects.count() for kind in kinds]


def test_a_forged_form_from_another_site_is_refused(batch):
    operator = browser(make_person(Role.OPERATOR))
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = operator.cookies
    address = reverse("desk:change", args=[Month(2024, 1), "publish"])

    assert forged.post(address, {"seen": "", "note": ""}).status_code == 403
    assert Deed.objects.count() == 0


def test_an_auditor_sees_no_button(batch):
    auditor = browser(make_person(Role.AUDITOR))
    for name, where in (("month", [Month(2024, 1)]), ("load", [batch.id]), ("months", [])):
        page = auditor.get(reverse(f"desk:{name}", args=where)).content.decode()
        main = page[page.index('id="content"') :]
        assert "<button" not in main
        assert "Publish…" not in main


def test_nobody_can_change_or_remove_a_line_of_the_audit_log(batch):
    deed = Deed.objects.create(action=Deed.Action.PUBLISH, month=Month(2024, 1))
    answer = Answer.objects.create(deed=deed, done=True, text="2024-01 is public.")
    for attempt in (
        lambda: Deed.objects.filter(id=deed.id).update(what="something else"),
        lambda: Answer.objects.filter(id=answer.id).update(done=False),
        lambda: answer.delete(),
        lambda: Deed.objects.filter(id=deed.id)._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
            attempt()
    assert Answer.objects.get().text == "2024-01 is public."
