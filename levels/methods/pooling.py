"""
Which months a level may rest on: 12, or 36 where a year holds too few crimes.

Source: domain notes, section 1.5, rules 7 and 9; the limit on the typical area is our own.
"""

import numpy as np

from levels.methods.inputs import Bools, Counts

# Ten of twelve months, and the same share of thirty-six. With fewer, the missing season could
# be the one that matters.
LEAST_SHARE_OF_MONTHS = 10 / 12

# With ten expected crimes the count of an ordinary area is still uncertain by about a third
# (1 / sqrt(10) = 0.32), which is as wide as a level; with fewer the level would be noise.
LEAST_EXPECTED = 10.0

# E follows the mean, which a few shopping streets can lift far above the typical area: where
# 14 shopliftings are "expected", the typical area may have none in most years. With fewer than
# five crimes in the typical area, one more or less (1 / 5 = 0.2) would carry an ordinary area
# over the line between average (0.8 to 1.25) and the next level.
LEAST_TYPICAL = 5.0

POOLED_MONTHS = 36


def enough_months(counts: Counts) -> Bools:
    """Whether each area's period has enough of its months for a year's rate to be worked out."""
    least = round(LEAST_SHARE_OF_MONTHS * counts.length)
    return np.asarray((counts.months >= least) & np.isfinite(counts.crimes))
