"""
`sd-1`: levels as in 2008/9, by standard deviations from the mean of the force's areas.

    r_i = 1000 y_i / P_i             crimes in a year for each 1,000 residents
    m, s = mean and standard deviation (n - 1) of r over the areas, each area counting once
    z_i = (r_i - m) / s

    High z > 2;  Above average 1 < z <= 2;  Average -1 <= z <= 1;
    Below average -2 <= z < -1;  Low z < -2

Source: Metropolitan Police crime mapping, 2008, http://maps.met.police.uk/text/glossary.html:
six areas of 1,000 people with 6, 8, 9, 11, 12 and 14 crimes have the mean 10 and the standard
deviation 2.9. What CrimeMapper itself used in 2009 was never published in full; this is the
nearest documented method. It is kept for comparison: one town centre widens s until nearly
every area is "average", and it takes no notice of visitors or of chance.
"""

from dataclasses import dataclass, replace

import numpy as np

from levels.bands import NO_BAND, SD_CUTS
from levels.methods.inputs import Areas, Bools, Counts, Floats, Ints
from levels.methods.pooling import enough_months
from levels.reasons import Reason

NAME = "sd-1"

# Rates on a cut belong to the inner level. The last bits of a division must not decide.
ROUNDING = 1e-9


@dataclass(frozen=True)
class SdLevels:
    """
    The levels of the areas of one kind in one force, one entry for each area.

    rate: crimes in a year for each 1,000 residents; NaN where that has no meaning.
    mean, deviation: over the areas that have a rate; NaN if there are none, or only one.
    """

    rate: Floats
    mean: float
    deviation: float
    z: Floats
    band: Ints
    reason: Ints
    scaled: Bools

    def without_small_numbers(self, reason: Ints) -> "SdLevels":
        """
        Withhold the levels of areas whose numbers are too small for one by `ratio-eb-1`.

        `reason`: why each area has no level by that method. What the others are set against stays.
        """
        small = (self.reason == Reason.NONE) & np.isin(reason, Reason.small_numbers())
        return replace(
            self,
            band=np.where(small, NO_BAND, self.band),
            z=np.where(small, np.nan, self.z),
            reason=np.where(small, reason, self.reason),
        )


def sd_1(areas: Areas, year: Counts) -> SdLevels:
    """Put each area on the five-step scale by its distance from the mean, in deviations."""
    reason = _reasons(areas, year)
    compared = reason == Reason.NONE
    rate = np.full(len(areas), np.nan)
    rate[compared] = 1000 * year.crimes[compared] / (areas.residents * year.years)[compared]
    if compared.sum() < 2:
        # One area is its own mean, and a deviation needs two.
        reason[compared] = Reason.TOO_FEW_AREAS
        compared = np.zeros(len(areas), dtype=bool)

    mean, deviation = np.nan, np.nan
    z = np.full(len(areas), np.nan)
    if compared.any():
        mean, deviation = float(rate[compared].mean()), float(rate[compared].std(ddof=1))
        # Where all areas are equal, s = 0 and each is on the mean: average.
        equal = deviation <= ROUNDING * mean
        z[compared] = 0.0 if equal else (rate[compared] - mean) / deviation

    band = np.where(compared, band_of(z), NO_BAND)
    scaled = compared & (year.months < year.length)
    return SdLevels(rate, mean, deviation, z, band, reason, scaled)


def band_of(z: Floats) -> Ints:
    """Return the level, 0 (low) to 4 (high), of each distance in standard deviations."""
    far_below, below, above, far_above = SD_CUTS
    return np.asarray(
        (z >= far_below - ROUNDING).astype(int)
        + (z >= below - ROUNDING)
        + (z > above + ROUNDING)
        + (z > far_above + ROUNDING)
    )


def _reasons(areas: Areas, year: Counts) -> Ints:
    return np.select(
        [np.isnan(areas.residents), areas.residents <= 0, ~enough_months(year)],
        [Reason.POPULATION_UNKNOWN, Reason.NO_RESIDENTS, Reason.TOO_FEW_MONTHS],
        Reason.NONE,
    ).astype(int)
