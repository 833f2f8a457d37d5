"""The crimes of one month at the street points of a region."""

from crimes import region_counts
from crimes.models import Crime
from crimes.queries.published import Crimes, TooMany, read
from crimes.vocabulary import Category
from places.regions import Region
from releases.month import Month


def crimes_in(
    region: Region, month: Month, *, category: Category | None = None, at_most: int
) -> Crimes:
    """
    Return the crimes of `month` in `region`, by category and id.

    Raises TooMany if more than `at_most` happened there, whatever the category asked for: so
    an area that is refused as a whole cannot be had in parts by mistake.
    """
    crimes = Crime.objects.filter(region.holds("street_point__"), month=month)
    if category is None:
        return read(crimes, at_most=at_most)
    if region_counts.by_category(region, [month])[month].total() > at_most:
        raise TooMany
    return read(crimes.filter(category=category.id))
