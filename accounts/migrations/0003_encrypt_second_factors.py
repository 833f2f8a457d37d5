"""Encrypt the secrets of second factors that are stored as they are."""

from collections.abc import Callable

from django.db import migrations

from accounts import secrets


def _each(apps, change: Callable[[str], str]) -> None:
    for factor in apps.get_model("mfa", "Authenticator").objects.all():
        # By the library: the secret of an app, the seed of recovery codes, or such codes.
        for name in ("secret", "seed"):
            if name in factor.data:
                factor.data[name] = change(factor.data[name])
        if "migrated_codes" in factor.data:
            factor.data["migrated_codes"] = [change(c) for c in factor.data["migrated_codes"]]
        factor.save(update_fields=["data"])


def encrypt(apps, schema_editor) -> None:
    _each(apps, secrets.encrypt)


def decrypt(apps, schema_editor) -> None:
    _each(apps, secrets.decrypt)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_roles_alone"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]

    operations = [migrations.RunPython(encrypt, decrypt)]
