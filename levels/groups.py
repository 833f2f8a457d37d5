"""
The crime groups that levels and trends are given for, and what each group has meant over time.

Free of numpy and Django. Category slugs are those of the data.police.uk API. The published
series has had three sets of categories:

    2010-12 .. 2011-08    6: anti-social behaviour, burglary, robbery, vehicle crime,
                             violent crime, other crime
    2011-09 .. 2013-04   11: criminal damage and arson, drugs, other theft, public disorder and
                             weapons, and shoplifting, taken out of "other crime"
    2013-05 on           14: bicycle theft and theft from the person taken out of "other theft";
                             "public disorder and weapons" split in two; "violent crime" now
                             "violence and sexual offences"

A group can be compared across months between which its meaning did not change, and only those:
`Group.comparable`. Months are written `2013-05`, which sorts as it reads.
"""

from dataclasses import dataclass

FIRST_MONTH = "2010-12"
ELEVEN_CATEGORIES = "2011-09"
FOURTEEN_CATEGORIES = "2013-05"

ANTI_SOCIAL_BEHAVIOUR = "anti-social-behaviour"

# Every category a month can hold, the closed "public-disorder-weapons" of 2011-13 included.
CATEGORIES = (
    ANTI_SOCIAL_BEHAVIOUR,
    "bicycle-theft",
    "burglary",
    "criminal-damage-arson",
    "drugs",
    "other-theft",
    "possession-of-weapons",
    "public-disorder-weapons",
    "public-order",
    "robbery",
    "shoplifting",
    "theft-from-the-person",
    "vehicle-crime",
    "violent-crime",
    "other-crime",
)


@dataclass(frozen=True)
class Group:
    """
    Categories counted together.

    `since` is the first month with such a group; `breaks` are the months from which the same
    name counts something else.
    """

    slug: str
    name: str
    categories: tuple[str, ...]
    since: str = FIRST_MONTH
    breaks: tuple[str, ...] = ()

    def comparable(self, earlier: str, later: str) -> bool:
        """Whether the group meant the same in the months `earlier` and `later`."""
        return self.since <= earlier and not any(
            earlier < changed <= later for changed in self.breaks
        )


# Anti-social behaviour is recorded as incidents, not crimes, and forces have moved them from
# one to the other; so it is a group of its own and never part of all crime.
ALL_CRIME = Group(
    "all-crime",
    "All crime",
    tuple(slug for slug in CATEGORIES if slug != ANTI_SOCIAL_BEHAVIOUR),
)

GROUPS = (
    ALL_CRIME,
    Group(ANTI_SOCIAL_BEHAVIOUR, "Anti-social behaviour", (ANTI_SOCIAL_BEHAVIOUR,)),
    Group("burglary", "Burglary", ("burglary",)),
    Group("robbery", "Robbery", ("robbery",)),
    Group("vehicle-crime", "Vehicle crime", ("vehicle-crime",)),
    Group(
        "burglary-robbery-vehicle-crime",
        "Burglary, robbery and vehicle crime",
        ("burglary", "robbery", "vehicle-crime"),
    ),
    # Renamed with the 14 categories, from "violent crime". What the old name left out is not
    # documented, so figures on either side are not set against one another.
    Group(
        "violent-crime",
        "Violence and sexual offences",
        ("violent-crime",),
        breaks=(FOURTEEN_CATEGORIES,),
    ),
    Group("bicycle-theft", "Bicycle theft", ("bicycle-theft",), since=FOURTEEN_CATEGORIES),
    Group(
        "criminal-damage-arson",
        "Criminal damage and arson",
        ("criminal-damage-arson",),
        since=ELEVEN_CATEGORIES,
    ),
    Group("drugs", "Drugs", ("drugs",), since=ELEVEN_CATEGORIES),
    Group(
        "other-theft",
        "Other theft",
        ("other-theft",),
        since=ELEVEN_CATEGORIES,
        breaks=(FOURTEEN_CATEGORIES,),
    ),
    Group(
        "possession-of-weapons",
        "Possession of weapons",
        ("possession-of-weapons",),
        since=FOURTEEN_CATEGORIES,
    ),
    Group("public-order", "Public order", ("public-order",), since=FOURTEEN_CATEGORIES),
    Group("shoplifting", "Shoplifting", ("shoplifting",), since=ELEVEN_CATEGORIES),
    Group(
        "theft-from-the-person",
        "Theft from the person",
        ("theft-from-the-person",),
        since=FOURTEEN_CATEGORIES,
    ),
    Group(
        "other-crime",
        "Other crime",
        ("other-crime",),
        breaks=(ELEVEN_CATEGORIES, FOURTEEN_CATEGORIES),
    ),
)

BY_SLUG = {group.slug: group for group in GROUPS}
