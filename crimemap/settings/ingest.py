"""Limits of the monthly load."""

from crimemap.settings import environment

# Rows set aside in one file before the file is refused as a whole: the larger of a fixed
# number and a share. A real force-month has had none; a wrong file has nearly all.
INGEST_MAX_ROWS_SET_ASIDE = environment.number("INGEST_MAX_ROWS_SET_ASIDE", 100)
INGEST_MAX_SHARE_SET_ASIDE = 0.02

# The largest official file (Metropolitan street, 30 MB) times ten.
INGEST_MAX_FILE_BYTES = environment.number("INGEST_MAX_FILE_BYTES", 300_000_000)
# The full-history archive of April 2017 unpacks to about 20 GB.
INGEST_MAX_ARCHIVE_BYTES = environment.number("INGEST_MAX_ARCHIVE_BYTES", 60_000_000_000)

# Zips fetched from a URL are kept here while they are read; every worker must see it.
DOWNLOADS_ROOT = environment.text(
    "DOWNLOADS_ROOT", str(environment.BASE_DIR / ".local" / "downloads")
)
