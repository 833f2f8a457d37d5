"""The crimes that a force could not place on the map."""

from crimes.models import Crime
from crimes.queries.published import Crimes, read
from crimes.vocabulary import Category
from forces.models import Force
from releases.month import Month


def crimes_of(force: Force, month: Month, *, category: Category | None = None) -> Crimes:
    """Return the crimes of `month` that `force` reported without a location."""
    crimes = Crime.objects.filter(month=month, force=force, street_point=None)
    if category is not None:
        crimes = crimes.filter(category=category.id)
    return read(crimes)
