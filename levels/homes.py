"""In which neighbourhoods the people of an LSOA live, and the LSOAs and parts of each."""

from levels.models import NeighbourhoodShare
from neighbourhoods.models import Neighbourhood
from places.models import District, Lsoa

# A corner with fewer of an LSOA's people than this is left out of lists.
LEAST_SHARE = 0.02


def neighbourhoods_of_lsoa(lsoa: Lsoa) -> list[tuple[Neighbourhood, float]]:
    """Return the neighbourhoods in which people of the LSOA live, with the share of each."""
    shares = NeighbourhoodShare.objects.filter(lsoa=lsoa, share__gte=LEAST_SHARE)
    shares = shares.select_related("neighbourhood__force").order_by("-share", "neighbourhood")
    shares = shares.defer("neighbourhood__boundary", "neighbourhood__force__boundary")
    return [(row.neighbourhood, row.share) for row in shares]


def neighbourhoods_of_district(district: District) -> list[Neighbourhood]:
    """Return the neighbourhoods of its force in which people of the district live, by name."""
    areas = Neighbourhood.objects.filter(
        lsoa_shares__lsoa__district=district,
        lsoa_shares__share__gte=LEAST_SHARE,
        force=district.force_id,
    )
    areas = areas.select_related("force").defer("boundary", "force__boundary")
    return list(areas.distinct().order_by("name", "code"))
