"""What operators know of a file that is missing or came in part."""

from forces.models import Force
from ingest.models import SupplyNote
from releases.kinds import Kind
from releases.models import Coverage
from releases.month import Month
from tests.ingest import force_files
from tests.ingest.force_files import crime


def test_what_came_in_part_counts_for_no_level_and_says_why(load, tmp_path):
    SupplyNote.objects.create(
        month=Month(2024, 1),
        force_id=Force.objects.get(slug="testshire").id,
        kind=Kind.STREET,
        status=Coverage.Status.PARTLY,
        reason="The last week is missing.",
    )
    force_files.write(tmp_path, "2024-01", Kind.STREET, [crime(1)])
    load()

    row = Coverage.objects.get(force_slug="testshire", kind=Kind.STREET)
    assert (row.status, row.rows, row.note) == ("partly", 1, "The last week is missing.")
