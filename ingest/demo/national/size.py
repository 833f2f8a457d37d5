"""How large the country is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Size:
    """Crimes and stops are a month's; LSOAs and neighbourhoods come out within a few per cent."""

    forces: int = 44
    lsoas: int = 35_000
    neighbourhoods: int = 4_600
    points: int = 750_000
    postcodes: int = 100_000
    crimes: int = 500_000
    stops: int = 45_000


FULL = Size()
