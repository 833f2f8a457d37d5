from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("ingest", "0003_operators"),
    ]

    operations = [
        migrations.RemoveField(model_name="upload", name="name"),
        migrations.RemoveField(model_name="upload", name="size"),
        migrations.AddField(
            model_name="upload",
            name="files",
            field=models.JSONField(default=dict),
            preserve_default=False,
        ),
    ]
