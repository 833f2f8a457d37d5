"""Two operators press the same button at once: one wins, the other is told, nothing is halved."""

import contextlib
import threading

import pytest
from django.core.management import call_command
from django.db import connection

from accounts.models import User
from ingest import deeds, standing
from ingest.models import Answer, Batch, Deed, ReferenceLoad
from ingest.reference import loading
from ingest.reference import standing as reference_standing
from places.models import LsoaPopulation
from releases.kinds import Kind
from releases.models import Coverage, PublishedMonth, Release
from releases.month import Month
from tests.ingest import force_files, loaded
from tests.ingest.force_files import crime
from tests.ingest.reference.made_files import write_csv
from tests.ingest.waits import until

JANUARY = Month(2024, 1)


@pytest.fixture
def operators(testshire) -> list[User]:
    return [User.objects.create_user(f"{name}@example.org") for name in ("ann", "bob")]


def at_once(presses) -> list[Answer]:
    """Press each at the same moment, from a thread of its own; two workers take them up."""
    ready = threading.Barrier(len(presses))
    made: list[Deed] = []
    name = connection.settings_dict["NAME"]

    def press_when_all_are_ready(press):
        from django.db import connection as own

        own.settings_dict["NAME"] = name
        ready.wait()
        made.append(press())
        own.close()

    threads = [threading.Thread(target=press_when_all_are_ready, args=[p]) for p in presses]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    numbers = [deed.id for deed in made]
    until(lambda: Answer.objects.filter(deed__in=numbers).count() == len(presses))
    return list(Answer.objects.filter(deed__in=numbers).order_by("-done"))


def both_press(operators, action, **asked) -> tuple[Answer, Answer]:
    """Return the answer of who won, and of who did not."""
    won, lost = at_once(
        [lambda by=by: deeds.ask(action, by=by, month=JANUARY, **asked) for by in operators]
    )
    assert (won.done, lost.done) == (True, False)
    return won, lost


def test_both_load(operators, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(n) for n in range(500)])

    won, lost = both_press(operators, Deed.Action.LOAD, source=str(tmp_path))

    assert "has begun" in won.text
    assert "under way" in lost.text or "has just begun" in lost.text
    until(lambda: Batch.objects.get().state == Batch.State.LOADED)
    assert Batch.objects.get().files.get().rows_loaded == 500


def test_both_publish(operators, load, tmp_path):
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    load(publish=False)
    seen = standing.of(JANUARY)

    won, lost = both_press(operators, Deed.Action.PUBLISH, seen=seen, note="")

    assert "is public" in won.text
    assert "somebody else was quicker" in lost.text
    assert Release.objects.filter(action=Release.Action.PUBLISH).count() == 1
    assert PublishedMonth.objects.count() == 1
    assert len(loaded.crimes()) == 1


def test_both_restore_and_the_second_does_not_undo_the_first(operators, load, tmp_path):
    path = force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    load()
    path.write_bytes(force_files.as_csv(Kind.STREET, [crime(2), crime(3)]))
    load()
    assert len(loaded.crimes()) == 2

    both_press(operators, Deed.Action.RESTORE, seen=standing.of(JANUARY), note="")

    assert len(loaded.crimes()) == 1
    assert Coverage.objects.get(force_slug="testshire", kind="street").rows == 1


def test_one_publishes_while_the_other_restores(operators, load, tmp_path):
    path = force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    for rows in ([crime(1)], [crime(2), crime(3)]):
        path.write_bytes(force_files.as_csv(Kind.STREET, rows))
        load()
    path.write_bytes(force_files.as_csv(Kind.STREET, [crime(n) for n in range(4, 9)]))
    load(publish=False)
    seen = standing.of(JANUARY)
    ann, bob = operators

    won, lost = at_once(
        [
            lambda: deeds.ask(Deed.Action.PUBLISH, by=ann, month=JANUARY, seen=seen, note=""),
            lambda: deeds.ask(Deed.Action.RESTORE, by=bob, month=JANUARY, seen=seen, note=""),
        ]
    )

    assert (won.done, lost.done) == (True, False)
    public = {Deed.Action.PUBLISH: 5, Deed.Action.RESTORE: 1}[Deed.Action(won.deed.action)]
    assert len(loaded.crimes()) == public
    assert Coverage.objects.get(force_slug="testshire", kind="street").rows == public
    assert "somebody else was quicker" in lost.text


def loaded_people(tmp_path, number: int, **options) -> ReferenceLoad:
    """Load, or look at, how many live in the one LSOA there is."""
    rows = (["lsoa21_code", "total_residents"], ["E01990001", str(number)])
    path = write_csv(tmp_path / "census2021.csv", *rows)
    call_command("load_reference", "populations", str(path), verbosity=0, **options)
    return ReferenceLoad.objects.latest("id")


def people() -> list[int]:
    return list(LsoaPopulation.objects.values_list("count", flat=True))


@contextlib.contextmanager
def held_until_both_wait():
    """Keep loads of reference data waiting until the processes of two workers both are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [loading.LOCK])
        try:
            yield
            until(_both_wait)
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [loading.LOCK])


def _both_wait() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database d ON d.oid = database "
            "WHERE locktype = 'advisory' AND objid = %s AND NOT granted "
            "AND datname = current_database()",
            [loading.LOCK],
        )
        return cursor.fetchone()[0] == 2


def both_press_for_reference(operators, action, load, **asked) -> tuple[Answer, Answer]:
    """Return the answers of two processes of workers that came to it at the same moment."""
    with held_until_both_wait():
        numbers = [deeds.ask(action, by=by, load=load.pk, **asked).id for by in operators]
    answers = Answer.objects.filter(deed__in=numbers)
    until(lambda: answers.count() == 2)
    won, lost = answers.order_by("-done")
    assert (won.done, lost.done) == (True, False)
    return won, lost


def test_both_undo_reference_data_and_no_earlier_load_goes_with_it(operators, tmp_path):
    loaded_people(tmp_path, 1000)
    newest = loaded_people(tmp_path, 1100)
    seen = reference_standing.now()

    won, lost = both_press_for_reference(operators, Deed.Action.REFERENCE_UNDO, newest, seen=seen)

    assert "is undone" in won.text
    assert "Look again" in lost.text
    assert people() == [1000]
    assert ReferenceLoad.objects.filter(state=ReferenceLoad.State.UNDONE).count() == 1


def test_both_load_the_reference_data_that_both_have_seen(operators, tmp_path):
    loaded_people(tmp_path, 1000)
    seen = loaded_people(tmp_path, 1100, dry_run=True)
    assert people() == [1000]

    won, lost = both_press_for_reference(operators, Deed.Action.REFERENCE, seen)

    assert "1 changed" in won.text
    assert "not waiting to be loaded" in lost.text
    assert people() == [1100]
    assert Release.objects.filter(action=Release.Action.REFERENCE).count() == 2
