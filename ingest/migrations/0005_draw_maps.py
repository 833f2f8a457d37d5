"""Draw the outlines that maps show, where boundaries were loaded before there were such outlines."""

from django.db import migrations

from ingest.reference import map_shapes
from places.models.map_shape import ShapeKind


def draw(apps, schema_editor):
    with schema_editor.connection.cursor() as cursor:
        for kind in ShapeKind:
            map_shapes.draw(cursor, kind)


class Migration(migrations.Migration):
    dependencies = [
        ("ingest", "0004_uploads_of_many_files"),
        ("forces", "0002_staff_texts"),
        ("neighbourhoods", "0003_staff_texts"),
        ("places", "0004_maps"),
    ]

    operations = [migrations.RunPython(draw, migrations.RunPython.noop)]
