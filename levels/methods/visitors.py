"""
Areas where a rate for each resident would mislead, and the people to compare there instead.

Source: domain notes, section 1.5, rule 3. The rule for areas whose own workday population is
not known is ours.
"""

import numpy as np

from levels.methods.inputs import Areas, Bools, Floats

# Twice as many people on a working day as residents.
VISITOR_RATIO = 2.0

# A small area of the census is drawn to hold at least 1,000 residents; one with fewer than half
# of that is a park, a works or a station.
FEW_RESIDENTS = 500

# An area with no workday figure of its own takes its district's word for it only where the
# district is beyond doubt: at ten to one, even a part that draws a fifth of its equal share of
# the visitors passes the ratio of 2. In 2011 only the City of London did (358,266 workday people
# aged 16 to 74 to 7,375 residents: 49 to 1); the next, Westminster, had fewer than 3 to 1.
# Source: Office for National Statistics, 2011 Census, workday population.
DISTRICT_RATIO = 10.0


def many_visitors(areas: Areas) -> Bools:
    """Whether many more people are in each area on a working day than live there."""
    own = areas.workday > VISITOR_RATIO * areas.residents
    by_district = np.isnan(areas.workday) & (areas.district_ratio > DISTRICT_RATIO)
    return np.asarray(own | by_district)


def few_residents(areas: Areas) -> Bools:
    """Whether so few people live in each area that a rate for each of them says little."""
    return np.asarray(areas.residents < FEW_RESIDENTS)


def people_to_compare(areas: Areas, visitor: Bools) -> Floats:
    """
    Return the people that crimes are set against: residents, or in a visitor area the larger of
    residents and workday people.

    NaN where that is not known, and where nobody lives: there no rate has a meaning.
    """
    people = np.where(visitor, np.maximum(areas.residents, areas.workday), areas.residents)
    return np.where(areas.residents > 0, people, np.nan)
