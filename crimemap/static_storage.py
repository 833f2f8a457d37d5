"""Where static files are collected to: fingerprinted, and compressed where visitors fetch them."""

from collections.abc import Iterable, Iterator

from whitenoise.storage import CompressedManifestStaticFilesStorage

# Files of packages that no public page asks for: the admin is for staff, the rest for those
# who look for errors in Leaflet. Compressing all takes 25 seconds of a first start; without
# these it takes 2.
NOT_FOR_VISITORS = ("admin/", "gis/", "leaflet/draw/", "leaflet/leaflet-src.")
# Builds of packages other than the one we serve.
OTHER_BUILDS = ("leaflet-vector-tile-layer/VectorTileLayer.js",)


class StaticStorage(CompressedManifestStaticFilesStorage):
    """
    Compresses the public files alone; the others are served as they are.

    Our modules import one another by relative names, which become fingerprinted names too.
    """

    support_js_module_import_aggregation = True

    def compress_files(self, paths: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield (file, compressed file) for each compressed file."""
        return super().compress_files(
            path
            for path in paths
            if not path.startswith(NOT_FOR_VISITORS + OTHER_BUILDS) and not path.endswith(".map")
        )
