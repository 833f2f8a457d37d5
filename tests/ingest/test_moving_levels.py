"""Which levels are said to move if a version were public, against those that then move."""

from django.db import connection
from psycopg import sql

from crimes.models import LsoaCount
from ingest import levelling, moving_levels, publishing
from ingest.models import Batch
from ingest.partitions import month_table
from levels.models import Computation
from releases.models import Coverage, PublishedMonth


def test_what_is_foretold_is_what_happens(doggerland):
    levelling.bring_up_to_date()
    batch = Batch.objects.filter(state=Batch.State.PREVIOUS).latest("id")
    # A version in which a third of the areas had far more crime.
    with connection.cursor() as cursor:
        table = month_table(LsoaCount._meta.db_table, batch)
        cursor.execute(
            sql.SQL("UPDATE {} SET count = count * 40 WHERE lsoa_id % 3 = 0").format(table)
        )
    is_public = set(Coverage.objects.values_list("id", "rows"))
    releases = set(PublishedMonth.objects.values_list("month", "release"))

    told = moving_levels.work_out(batch)

    # Nothing public has changed by asking.
    assert set(Coverage.objects.values_list("id", "rows")) == is_public
    assert set(PublishedMonth.objects.values_list("month", "release")) == releases
    foretold = batch.levels_moved[0]
    assert foretold["period"].startswith("12 months to")
    assert foretold["moved"] > 20
    assert told.startswith(f"{foretold['moved']:,} levels would move")

    publishing.restore(batch.month)
    levelling.bring_up_to_date()
    latest = Computation.objects.get(is_public=True, period=0)
    assert latest.levels_changed == foretold["moved"]
