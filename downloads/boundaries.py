"""
Boundaries of forces and neighbourhoods as files, made again when reference data has changed.

`YYYY-MM.zip` holds the neighbourhoods as they were in that month; the month is that of the
latest data. Sets of earlier months stay.
"""

from django.contrib.gis.db.models.functions import AsGeoJSON, AsKML
from django.utils import timezone

from downloads import boundary_files, outlines, stored
from downloads.alone import alone
from downloads.models import PublicFile
from releases import queries as releases
from releases.month import Month

FORCE_KMLS = "force_kmls.zip"
FORCES = "forces.geojson"
NEIGHBOURHOODS = "neighbourhoods.geojson"
GEOPACKAGE = "boundaries.gpkg"


def public_files() -> dict[str, PublicFile]:
    """Return the files that are there, by name; monthly sets newest first."""
    rows = PublicFile.objects.filter(kind=PublicFile.Kind.BOUNDARIES).order_by("-name")
    return {row.name: row for row in rows}


def make_due() -> None:
    """Make all files anew if boundaries may have changed, or a month is new."""
    with alone("boundaries") as is_ours:
        release = releases.last_of_reference()
        if not is_ours or not release:
            return
        monthly = f"{releases.latest() or Month.of(timezone.localdate())}.zip"
        there = public_files()
        due = (FORCE_KMLS, FORCES, NEIGHBOURHOODS, monthly)
        if any(name not in there or there[name].release < release for name in due):
            _make(release, monthly)


def _make(release: int, monthly: str) -> None:
    made_at = releases.made_at(release) or timezone.now()
    paths = {name: stored.workshop(name) for name in (FORCE_KMLS, FORCES, NEIGHBOURHOODS, monthly)}
    forces = (("force kmls", area) for area in outlines.of_forces(AsKML))
    boundary_files.write_kml_zip(paths[FORCE_KMLS], forces, made_at)
    areas = ((area.force, area) for area in outlines.of_neighbourhoods(AsKML))
    boundary_files.write_kml_zip(paths[monthly], areas, made_at)
    layers = {
        "forces": boundary_files.write_geojson(paths[FORCES], outlines.of_forces(AsGeoJSON)),
        "neighbourhoods": boundary_files.write_geojson(
            paths[NEIGHBOURHOODS], outlines.of_neighbourhoods(AsGeoJSON)
        ),
    }
    # A layer without any area has no columns to go by.
    filled = {layer: paths[f"{layer}.geojson"] for layer, count in layers.items() if count}
    if filled:
        paths[GEOPACKAGE] = stored.workshop(GEOPACKAGE)
        boundary_files.write_geopackage(paths[GEOPACKAGE], filled)
    for name, path in paths.items():
        stem, _, ending = name.rpartition(".")
        kept = stored.store(path, f"boundaries/{stem}-r{release}.{ending}")
        stored.replace(PublicFile.Kind.BOUNDARIES, name, kept, release=release)
