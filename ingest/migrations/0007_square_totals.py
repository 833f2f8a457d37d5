"""Count by squares the months that were loaded before squares were counted."""

from django.db import migrations

from crimes.models import SquareTotals
from ingest import counting, partitions
from ingest.models import Batch as BatchOfToday


def count(apps, schema_editor):
    # Not today's model: it may have columns that come with later migrations.
    batches = apps.get_model("ingest", "Batch").objects.filter(state__in=BatchOfToday.KEPT)
    with schema_editor.connection.cursor() as cursor:
        for batch in batches.order_by("id"):
            counting.count_month(cursor, batch, [SquareTotals])
            if batch.state == BatchOfToday.State.PUBLISHED:
                partitions.attach(cursor, batch, [SquareTotals._meta.db_table])


class Migration(migrations.Migration):
    dependencies = [
        ("ingest", "0006_reference_loads"),
        ("crimes", "0003_squares"),
        ("places", "0005_squares"),
    ]

    operations = [migrations.RunPython(count, migrations.RunPython.noop)]
