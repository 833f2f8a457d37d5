"""Reference data in the console: looked at, loaded, undone, by operators who watch each other."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from forces.models.membership import Role
from ingest import doing
from ingest.models import Answer, Deed, ReferenceLoad, Upload
from places.models import LsoaPopulation
from tests import builders
from tests.staff.people import browser, make_person

NAME = "population_census2021_lsoa21.csv"


@pytest.fixture
def operator(db):
    builders.make_lsoa("E01990001")
    return browser(make_person(Role.OPERATOR))


def upload(operator, people: int, code="E01990001"):
    """Send a file of one LSOA; return the address of the page that asks about it."""
    content = f"lsoa21_code,total_residents\n{code},{people}\n".encode()
    address = reverse("desk:reference-kind", args=["populations"])
    page = operator.post(address, {"files": [SimpleUploadedFile(NAME, content)]}, follow=True)
    assert NAME in page.content.decode()
    return page.redirect_chain[-1][0]


def look(operator, people: int, **options) -> ReferenceLoad:
    operator.post(upload(operator, people), {"edition": "", **options})
    work()
    return ReferenceLoad.objects.latest("id")


def work() -> Answer:
    """Do what was asked for last, as a worker does."""
    deed = Deed.objects.filter(answer=None).get()
    doing.do(deed.id)
    return Answer.objects.get(deed=deed)


def shown(operator, load, page="reference-load") -> str:
    return operator.get(reverse(f"desk:{page}", args=[load.pk])).content.decode()


def send(operator, load, action: str, **sent) -> Answer:
    operator.post(reverse(f"desk:reference-{action}", args=[load.pk]), sent)
    return work()


def residents() -> list[int]:
    return list(LsoaPopulation.objects.values_list("count", flat=True))


def test_looked_at_loaded_and_undone(operator):
    builders.make_lsoa("E01990002")
    first = look(operator, 1000)
    assert residents() == []
    assert "Load it" in shown(operator, first)
    assert send(operator, first, "apply").text.endswith("1 rows added, 0 changed, 0 gone.")
    assert residents() == [1000]

    second = look(operator, 400)
    page = shown(operator, second)
    assert "count: 1000 → 400" in page
    assert "1 have half as many people, or twice as many: E01990001: 1000 to 400." in page
    assert residents() == [1000]
    send(operator, second, "apply")
    assert residents() == [400]

    page = operator.get(reverse("desk:reference")).content.decode()
    assert "resident 2021, Census 2021" in page
    assert f'<a href="/admin/reference/loads/{second.pk}/">{NAME}</a>' in page
    assert "operator-site@police.example" in page

    page = shown(operator, second, "reference-undo")
    assert "0 go, 1 are as they were, 0 come back" in page
    answer = send(operator, second, "undo", seen=f"{second.pk}:applied")
    assert answer.done, answer.text
    assert residents() == [1000]
    assert "Undone" in shown(operator, second)
    # The one before can be undone next.
    assert "Undo…" in shown(operator, first)


def test_what_was_seen_before_another_load_is_not_loaded(operator):
    mine, theirs = look(operator, 1000), look(operator, 2000)
    send(operator, theirs, "apply")

    assert "Load it" not in shown(operator, mine)
    answer = send(operator, mine, "apply")

    assert not answer.done
    assert "since you looked" in answer.text
    assert residents() == [2000]
    again = send(operator, mine, "again")
    assert again.done
    assert "0 rows added, 1 changed" in again.text


def test_two_who_press_undo_undo_one_load(operator):
    for people in (1000, 2000):
        send(operator, look(operator, people), "apply")
    second = ReferenceLoad.objects.latest("id")
    seen = f"{second.pk}:applied"

    assert send(operator, second, "undo", seen=seen).done
    answer = send(operator, second, "undo", seen=seen)

    assert not answer.done
    assert residents() == [1000]


def test_a_file_that_cannot_be_used_is_told_and_changes_nothing(operator):
    operator.post(upload(operator, -5), {"edition": ""})
    answer = work()
    assert not answer.done
    assert "is &#x27;-5&#x27;, which is not a whole number" in shown(
        operator, ReferenceLoad.objects.get()
    )


def test_what_the_name_does_not_say_is_asked_for(operator):
    load = look(operator, 1000, year="2024", source="Mid-2024 estimates", edition="June 2026")
    send(operator, load, "apply")
    stored = LsoaPopulation.objects.get()
    assert (stored.year, stored.source) == (2024, "Mid-2024 estimates")
    assert "edition June 2026" in shown(operator, load)


def test_what_comes_with_the_program_needs_no_file(operator):
    operator.post(reverse("desk:reference-official", args=["forces"]), {"edition": ""})
    assert "45 rows added" in work().text


def test_names_that_lead_out_of_the_folder_or_are_no_data_are_refused(operator):
    address = reverse("desk:reference-kind", args=["populations"])
    for name in ("people.exe", "../people.csv", "a\\b.csv"):
        told = operator.post(address, {"names": [name], "sizes": [10]}).json()
        assert "is no zip, CSV, GeoJSON or KML file" in told["error"], name
    assert not Upload.objects.exists()


def test_no_month_is_loaded_from_reference_data_nor_the_reverse(operator):
    key = upload(operator, 1000).rstrip("/").rpartition("/")[2]
    assert operator.get(reverse("desk:upload", args=[key])).status_code == 404
    month = Upload.objects.create(by_id=Upload.objects.get().by_id, files={"a.zip": 1})
    address = reverse("desk:reference-upload", args=["populations", month.id])
    assert operator.get(address).status_code == 404
