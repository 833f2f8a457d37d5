"""The base map under our own layers, through django-leaflet."""

from crimemap.settings import environment

# The address of raster tiles, or empty for none: the map is drawn from our own outlines then.
MAP_TILES_URL = environment.text("MAP_TILES_URL", "")
MAP_TILES_ATTRIBUTION = environment.text("MAP_TILES_ATTRIBUTION", "© OpenStreetMap contributors")

LEAFLET_CONFIG = {
    "TILES": [("Map", MAP_TILES_URL, {"attribution": MAP_TILES_ATTRIBUTION})]
    if MAP_TILES_URL
    else [],
    "ATTRIBUTION_PREFIX": False,
    "RESET_VIEW": False,
    "SCALE": "metric",
}
