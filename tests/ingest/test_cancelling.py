"""A load given up while workers are at it: nothing of it is left, and it can be begun again."""

import pytest
from django.db import ProgrammingError, connection, transaction
from psycopg import connect

from accounts.models import User
from ingest import deeds, pipeline, tasks
from ingest.models import Answer, Batch, Deed, SourceFile
from releases.kinds import Kind
from releases.month import Month
from tests import databases
from tests.builders import make_force
from tests.ingest import force_files, loaded
from tests.ingest.force_files import crime
from tests.ingest.waits import until

JANUARY = Month(2024, 1)
STAYS = "What is public stays as it is."


def test_given_up_in_the_middle_of_a_file(testshire, load, tmp_path):
    ann = User.objects.create_user("ann@example.org")
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(n) for n in range(50)])
    with connect(databases.url_of(testshire).replace("postgis://", "postgresql://")) as other:
        # A worker that has read the file now waits for what LSOAs there are.
        other.execute("LOCK TABLE places_lsoa IN ACCESS EXCLUSIVE MODE")
        deeds.ask(Deed.Action.LOAD, by=ann, month=JANUARY, source=str(tmp_path))
        until(lambda: Batch.objects.exists() and _a_worker_waits())
        batch = Batch.objects.get()
        cancel = deeds.ask(Deed.Action.CANCEL, by=ann, month=JANUARY, batch=batch.id)
        until(lambda: _is_answered(cancel))
    until(lambda: _let_go(batch))

    batch.refresh_from_db()
    assert cancel.answer.text == f"Load {batch.id} of 2024-01 is given up. " + STAYS
    assert batch.state == Batch.State.DISCARDED
    # The worker found its table gone; that is no fault of the file.
    assert batch.files.get().error == ""
    assert not [name for name in _tables() if name.endswith(f"_b{batch.id}")]

    load()
    assert len(loaded.crimes()) == 50


def test_given_up_while_it_is_being_counted(testshire, tmp_path):
    ann = User.objects.create_user("ann@example.org")
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(n) for n in range(50)])
    with connect(databases.url_of(testshire).replace("postgis://", "postgresql://")) as other:
        # All is read and joined; a worker now waits to make the table of the counts.
        other.execute("LOCK TABLE crimes_neighbourhoodcount IN ACCESS EXCLUSIVE MODE")
        deeds.ask(Deed.Action.LOAD, by=ann, month=JANUARY, source=str(tmp_path))
        until(lambda: Batch.objects.exists() and _a_worker_waits())
        batch = Batch.objects.get()
        cancel = deeds.ask(Deed.Action.CANCEL, by=ann, month=JANUARY, batch=batch.id)
        until(lambda: _a_worker_waits("advisory") or _is_answered(cancel))
    until(lambda: _is_answered(cancel))

    # Who comes first now is chance; half of it never stays.
    batch.refresh_from_db()
    there = [name for name in _tables() if name.endswith(f"_b{batch.id}")]
    if cancel.answer.done:
        assert (batch.state, there) == (Batch.State.DISCARDED, [])
    else:
        assert batch.state == Batch.State.LOADED
        assert there


def _is_answered(deed: Deed) -> bool:
    return Answer.objects.filter(deed=deed).exists()


def _a_worker_waits(for_: str = "relation") -> bool:
    return bool(
        _ask(
            "SELECT pid FROM pg_locks JOIN pg_database d ON d.oid = database "
            f"WHERE NOT granted AND locktype = '{for_}' AND datname = current_database()"
        )
    )


def _let_go(batch: Batch) -> bool:
    """Say whether no worker has the file of this load in its hands any more."""
    with transaction.atomic():
        return batch.files.select_for_update(skip_locked=True).exists()


def _tables() -> list[str]:
    return _ask("SELECT tablename FROM pg_tables WHERE schemaname IN ('staging', 'months')")


def _ask(statement: str) -> list:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return [value for (value,) in cursor.fetchall()]


@pytest.mark.django_db
def test_a_file_that_comes_too_late_is_no_fault(monkeypatch):
    batch = Batch.objects.create(month=JANUARY, source="/nowhere", state=Batch.State.DISCARDED)
    file = batch.files.create(force=make_force("testshire"), kind="street", name="a.csv", size=1)

    def find_no_table(_file_id):
        raise ProgrammingError("relation does not exist")

    monkeypatch.setattr(pipeline, "load_file", find_no_table)
    tasks.load_file(file_id=file.id)

    file.refresh_from_db()
    assert (file.state, file.error) == (SourceFile.State.WAITING, "")
