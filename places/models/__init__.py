"""Places: districts, LSOAs, postcodes, place names, street points."""

from places.models.backdrop import Backdrop
from places.models.district import District
from places.models.lsoa import Lsoa, LsoaChange, LsoaPopulation
from places.models.map_shape import MapShape
from places.models.place_name import PlaceName
from places.models.population import DistrictPopulation
from places.models.postcode import Postcode
from places.models.street_name import StreetName
from places.models.street_point import StreetPoint

__all__ = [
    "Backdrop",
    "District",
    "DistrictPopulation",
    "Lsoa",
    "LsoaChange",
    "LsoaPopulation",
    "MapShape",
    "PlaceName",
    "Postcode",
    "StreetName",
    "StreetPoint",
]
