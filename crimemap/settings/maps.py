"""The map under our own layers, and django-leaflet's options."""

from crimemap.settings import environment

# The address of raster tiles ({z}/{x}/{y}.png) or vector tiles (.mvt or .pbf, with the layers of
# Shortbread); "none" for none, and then the map is drawn from our own outlines alone.
# OpenStreetMap's terms are met: the credit is on the map, tiles are fetched by the visitor's
# browser as the map is looked at, with the site's name as referrer, and none in advance.
OPENSTREETMAP = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"
MAP_TILES_URL = environment.text("MAP_TILES_URL", "") or OPENSTREETMAP
if MAP_TILES_URL == "none":
    MAP_TILES_URL = ""
MAP_TILES_ATTRIBUTION = environment.text("MAP_TILES_ATTRIBUTION", "© OpenStreetMap contributors")

LEAFLET_CONFIG = {
    # Our own script adds what lies under the data (static/crime_map/base_map.js).
    "TILES": [],
    "ATTRIBUTION_PREFIX": False,
    "RESET_VIEW": False,
    "SCALE": "metric",
}
