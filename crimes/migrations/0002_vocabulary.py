"""Fill the crime and outcome categories from the vocabulary."""

from django.db import migrations

from crimes.vocabulary import CRIME_CATEGORIES, OUTCOMES


def fill(apps, schema_editor):
    CrimeCategory = apps.get_model("crimes", "CrimeCategory")
    CrimeCategory.objects.bulk_create(
        CrimeCategory(
            id=category.id,
            slug=category.slug,
            name=category.name,
            name_cy=category.name_cy,
            position=position,
            first_month=category.first_month,
            last_month=category.last_month or None,
        )
        for position, category in enumerate(CRIME_CATEGORIES)
    )
    OutcomeCategory = apps.get_model("crimes", "OutcomeCategory")
    OutcomeCategory.objects.bulk_create(
        OutcomeCategory(
            id=outcome.id,
            code=outcome.code,
            name=outcome.name,
            name_in_files=outcome.name_in_files or outcome.name,
            group=outcome.group,
            position=position,
        )
        for position, outcome in enumerate(OUTCOMES)
    )


class Migration(migrations.Migration):
    dependencies = [("crimes", "0001_initial")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
