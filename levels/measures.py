"""
What areas are likened by: measures of each area, those that are loaded.

Free of numpy and Django. Residents for each square kilometre and people on a working day come
from what levels rest on anyway; the others are optional reference data (`load_reference
measures`). Residents for each square kilometre run from 10 to 30,000 and visitors from 0.3 to
50 for each resident, hence their logarithms.
"""

from dataclasses import dataclass

from languages.marking import gettext_noop as _


@dataclass(frozen=True)
class Measure:
    """Something known of areas by which they are compared; `logged` where ratios matter."""

    slug: str
    name: str
    logged: bool = False


DENSITY = Measure("density", _("Residents for each square kilometre"), logged=True)
VISITORS = Measure("visitors", _("People on a working day for each resident"), logged=True)
# As tables of the census and of deprivation give them, by LSOA.
LOADED = (
    Measure("young", _("Share of residents aged 15 to 24, in per cent")),
    Measure("deprivation", _("Deprivation score (the Index of Multiple Deprivation)")),
    Measure("private-renting", _("Share of households renting privately, in per cent")),
    Measure("rural", _("Rural (1) or urban (0)")),
)
MEASURES = (DENSITY, VISITORS, *LOADED)
BY_SLUG = {measure.slug: measure for measure in MEASURES}
