"""
The crime groups that levels and trends are given for, and since when each can be compared.

Free of numpy. The published series has had three sets of categories:

    2010-12 .. 2011-08    6: anti-social behaviour, burglary, robbery, vehicle crime,
                             violent crime, other crime
    2011-09 .. 2013-04   11: criminal damage and arson, drugs, other theft, public disorder and
                             weapons, and shoplifting, taken out of "other crime"
    2013-05 on           14: bicycle theft and theft from the person taken out of "other theft";
                             "public disorder and weapons" split in two

Figures from either side of a month from which a group counts something else are never set
against each other: `Group.comparable`.
"""

from dataclasses import dataclass

from crimes.vocabulary import CRIME_CATEGORIES, Category
from languages.current import is_welsh
from releases.month import Month

SIX_CATEGORIES = Month(2010, 12)
ELEVEN_CATEGORIES = Month(2011, 9)
FOURTEEN_CATEGORIES = Month(2013, 5)

ANTI_SOCIAL_BEHAVIOUR = "anti-social-behaviour"


@dataclass(frozen=True)
class Group:
    """
    Categories counted together.

    `number` is what stored levels hold, and never changes: that of the category, or 100 and up.
    `since` is the first month with such a group; `breaks` are the months from which the same
    name counts something else.
    """

    number: int
    slug: str
    name_en: str
    name_cy: str
    categories: tuple[str, ...]
    since: Month = SIX_CATEGORIES
    breaks: tuple[Month, ...] = ()

    @property
    def name(self) -> str:
        """The name in the language of the page."""
        return self.name_cy if is_welsh() else self.name_en

    def comparable(self, earlier: Month, later: Month) -> bool:
        """Whether the group counted the same in the months `earlier` and `later`."""
        return self.since <= earlier and not any(
            earlier < changed <= later for changed in self.breaks
        )


def _of_category(category: Category) -> Group:
    breaks = {
        "other-theft": (FOURTEEN_CATEGORIES,),
        "other-crime": (ELEVEN_CATEGORIES, FOURTEEN_CATEGORIES),
    }
    return Group(
        category.id,
        category.slug,
        category.name_en,
        category.name_cy,
        (category.slug,),
        since=Month.parse(category.first_month),
        breaks=breaks.get(category.slug, ()),
    )


# Anti-social behaviour is recorded as incidents, not crimes, and forces have moved such events
# from one to the other; so it is a group of its own and never part of all crime. The closed
# category of 2011-13 is part, so that the sum means the same throughout.
ALL_CRIME = Group(
    100,
    "all-crime",
    "All crime",
    "Pob trosedd",
    tuple(category.slug for category in CRIME_CATEGORIES if category.slug != ANTI_SOCIAL_BEHAVIOUR),
)

# The headline of 2009, and the Metropolitan Police's own measure of 2008.
HEADLINE_OF_2009 = Group(
    101,
    "burglary-robbery-vehicle-crime",
    "Burglary, robbery and vehicle crime",
    "Bwrgleriaeth, ysbeilio a throseddau cerbydau",
    ("burglary", "robbery", "vehicle-crime"),
)

# All crime, the headline, and each category still in use. The categories hold the other groups
# of 2009: burglary, robbery, vehicle crime, violence and anti-social behaviour.
GROUPS = (
    ALL_CRIME,
    HEADLINE_OF_2009,
    *(_of_category(category) for category in CRIME_CATEGORIES if not category.last_month),
)

BY_SLUG = {group.slug: group for group in GROUPS}
BY_NUMBER = {group.number: group for group in GROUPS}
