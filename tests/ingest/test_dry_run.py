"""A dry run of a load: it tells all and keeps nothing."""

from django.core.management import call_command

from ingest.models import Batch, Problem
from places.models import StreetPoint
from releases.kinds import Kind
from releases.models import Release
from releases.month import Month
from releases.queries import published
from tests.ingest import force_files, loaded
from tests.ingest.force_files import crime, outcome


def test_a_dry_run_tells_all_and_keeps_nothing(load, tmp_path, capfd):
    path = force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1), crime(2)])
    load()
    before = (loaded.crimes(), list(StreetPoint.objects.values_list("id", flat=True)))
    releases = Release.objects.filter(action=Release.Action.PUBLISH).count()

    revised = [
        crime(1),
        crime(3, Location="On or near New Road", Longitude="2.501"),
        crime(4, month="2023-12"),
    ]
    path.write_bytes(force_files.as_csv(Kind.STREET, revised))
    force_files.write(tmp_path, "2024-01", Kind.OUTCOMES, [outcome(1)])
    load(publish=False, dry_run=True)

    batch = Batch.objects.latest("id")
    assert batch.state == Batch.State.REHEARSED
    assert Problem.objects.filter(file__batch=batch).values_list("line", flat=True).get() == 4
    told = capfd.readouterr().err
    assert "2024-01: 3 rows of 2 files, 1 rows set aside" in told
    assert "Differs: testshire street: 2 rows before, 2 now; 1 added, 1 removed" in told
    assert (loaded.crimes(), list(StreetPoint.objects.values_list("id", flat=True))) == before
    assert Release.objects.filter(action=Release.Action.PUBLISH).count() == releases
    assert published() == [Month(2024, 1)]
    # The next load finds nothing of it in its way.
    call_command("load_month", "2024-01", source=str(tmp_path), publish=True)
    assert len(loaded.crimes()) == 2
