"""The form for a custom download: the fields and values of the official one."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from downloads.exports import Question
from forces.queries import all_by_name
from releases.kinds import Kind
from releases.month import Month
from releases.month_names import in_words

KINDS = {
    "include_crime": Kind.STREET,
    "include_outcomes": Kind.OUTCOMES,
    "include_stop_and_search": Kind.STOPS,
}


class ExportForm(forms.Form):
    """
    Which months, forces and kinds of file to put into a zip.

    A valid form has the `question`, which at least one file answers.
    """

    date_from = forms.ChoiceField()
    date_to = forms.ChoiceField()
    forces = forms.MultipleChoiceField(
        error_messages={
            "required": _("Select at least one police force."),
            "invalid_choice": _("“%(value)s” is not the name of a police force here."),
        }
    )
    include_crime = forms.BooleanField(required=False)
    include_outcomes = forms.BooleanField(required=False)
    include_stop_and_search = forms.BooleanField(required=False)

    def __init__(self, data: Any = None, *, months: tuple[Month, ...]):
        self.known_forces = all_by_name()
        if data is not None and data.get("all_forces"):
            data = data.copy()
            data.setlist("forces", [slug for slug, _name in self.known_forces])
        super().__init__(data)
        choices = [(str(month), in_words(month)) for month in months]
        for name in ("date_from", "date_to"):
            field: Any = self.fields[name]
            field.choices = choices
            field.error_messages |= {
                "required": _("Select a month."),
                "invalid_choice": _(
                    "“%(value)s” is not a month that we have; write it as 2024-01."
                ),
            }
        forces: Any = self.fields["forces"]
        forces.choices = self.known_forces
        self.question: Question | None = None

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kinds = tuple(kind for name, kind in KINDS.items() if given.get(name))
        if not kinds:
            self.add_error(None, _("Select at least one data set."))
        if self.errors:
            return given
        first, last = Month.parse(given["date_from"]), Month.parse(given["date_to"])
        if first > last:
            self.add_error("date_from", _("The first month is later than the last."))
            return given
        self.question = Question(first, last, tuple(given["forces"]), kinds)
        if not self.question.files():
            self.add_error(
                None, _("No force that you selected supplied such data for these months.")
            )
        return given

    def chosen_forces(self) -> list[str]:
        """Return the forces that were sent, known or not."""
        return self.data.getlist("forces") if isinstance(self.data, QueryDict) else []

    def chosen(self, name: str) -> str:
        """Return the value of a select: what was sent, or the latest month."""
        choices = [value for value, _label in self.fields[name].choices]  # type: ignore[attr-defined]
        sent = self.data.get(name, "")
        return sent if sent in choices else (choices[-1] if choices else "")
