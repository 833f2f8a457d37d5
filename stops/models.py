"""Stop and search."""

from typing import Any

from django.db import models

from forces.models import Force
from places.models import StreetPoint
from releases.fields import MonthField

LOOSE: dict[str, Any] = {"db_constraint": False, "db_index": False, "on_delete": models.DO_NOTHING}


class Term(models.Model):
    """
    A word or phrase of the stop and search files: a law, an object, an ethnicity...

    Rows of stops hold the short key. Terms are taken up as they are met in files, so a new one
    is never lost; `official` says whether it is in the documented vocabulary.
    """

    class Field(models.TextChoices):
        TYPE = "type", "Type"
        GENDER = "gender", "Gender"
        AGE_RANGE = "age-range", "Age range"
        SELF_DEFINED_ETHNICITY = "self-defined-ethnicity", "Self-defined ethnicity"
        OFFICER_DEFINED_ETHNICITY = "officer-defined-ethnicity", "Officer-defined ethnicity"
        LEGISLATION = "legislation", "Legislation"
        OBJECT = "object-of-search", "Object of search"
        OUTCOME = "outcome", "Outcome"

    id = models.SmallAutoField(primary_key=True)
    field = models.CharField(max_length=30, choices=Field.choices)
    text = models.CharField(max_length=200)
    official = models.BooleanField(default=False)

    class Meta:
        ordering = ["field", "text"]
        constraints = [models.UniqueConstraint(fields=["field", "text"], name="one_term_per_text")]

    def __str__(self) -> str:
        return self.text


def term():
    return models.ForeignKey(Term, null=True, related_name="+", **LOOSE)


class Stop(models.Model):
    """
    One stop and search, partitioned by month like crimes.

    `month` is that of the file. `happened_at` is UTC, so the first hour of a summer month lies
    in the month before.
    """

    pk = models.CompositePrimaryKey("month", "id")
    id = models.BigIntegerField()
    happened_at = models.DateTimeField()
    month = MonthField()
    street_point = models.ForeignKey(StreetPoint, null=True, related_name="+", **LOOSE)
    force = models.ForeignKey(Force, related_name="+", **LOOSE)
    type = term()
    gender = term()
    age_range = term()
    self_defined_ethnicity = term()
    officer_defined_ethnicity = term()
    legislation = term()
    object_of_search = term()
    outcome = term()
    is_operation = models.BooleanField(null=True)
    outcome_linked_to_object = models.BooleanField(null=True)
    more_than_outer_clothing = models.BooleanField(null=True)
    operation_name = models.TextField(null=True)

    class Meta:
        indexes = [
            models.Index(name="stop_street_point", fields=["street_point"]),
            models.Index(name="stop_force", fields=["force"]),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.id}"
