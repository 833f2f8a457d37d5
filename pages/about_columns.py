"""The columns of the CSV files, as /about/ explains them."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Columns(NamedTuple):
    """Columns that are explained together, by the names in the files."""

    names: tuple[str, ...]
    words: Promise


POSITION = Columns(
    ("Longitude", "Latitude"),
    _("Where the map point is, in degrees. Empty if there is no map point."),
)
OF_CRIMES = (
    Columns(
        ("Crime ID",),
        _(
            "The id of the crime, 64 letters and digits, the same in street and outcomes files. "
            "Empty for anti-social behaviour and for some crimes on the railways."
        ),
    ),
    Columns(
        ("Month",),
        _("The month in which the crime was recorded; in outcomes files that of the outcome."),
    ),
    Columns(("Reported by",), _("The police force that supplied the data.")),
    Columns(("Falls within",), _("At present also the police force that supplied the data.")),
    POSITION,
    Columns(("Location",), _("The name of the map point, or that there is no location.")),
    Columns(
        ("LSOA code", "LSOA name"),
        _(
            "The lower layer super output area (LSOA) in which the map point lies, as the Office "
            "for National Statistics names it."
        ),
    ),
    Columns(("Crime type",), _("One of the categories of crime, or anti-social behaviour.")),
    Columns(
        ("Last outcome category",),
        _("What became of the crime most recently, as far as any month’s files tell."),
    ),
    Columns(
        ("Outcome type",), _("What became of the crime in that month. In outcomes files only.")
    ),
    Columns(("Context",), _("More about the crime in words. Empty in files of recent years.")),
)
OF_STOPS = (
    Columns(("Type",), _("Whether a person was searched, a vehicle, or both.")),
    Columns(("Date",), _("When it was, in UTC. Some police forces give the day only.")),
    Columns(
        ("Part of a policing operation", "Policing operation"),
        _("Whether the search was part of an operation, and its name."),
    ),
    POSITION,
    Columns(("Gender", "Age range"), _("Those of the person searched; ages are ranges.")),
    Columns(("Self-defined ethnicity",), _("Ethnic group, as the person searched states it.")),
    Columns(("Officer-defined ethnicity",), _("Ethnic group, as the officer sees it.")),
    Columns(("Legislation",), _("The law that allows the search.")),
    Columns(("Object of search",), _("What the officer was looking for.")),
    Columns(("Outcome",), _("What came of the search.")),
    Columns(
        ("Outcome linked to object of search",),
        _("Whether the outcome had to do with what the officer was looking for."),
    ),
    Columns(
        ("Removal of more than just outer clothing",),
        _("Whether the person had to take off more than a coat, jacket or gloves."),
    ),
)
