"""A number of four bytes: six digits, which is more than any rate or probability bears."""

from django.db import models


class RealField(models.FloatField):
    """Stores a float as PostgreSQL's `real`, half the size of Django's own."""

    description = "A number of single precision"

    def db_type(self, connection):
        return "real"
