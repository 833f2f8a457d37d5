"""The monthly load: its limits, and the look for a new month."""

from django.core.exceptions import ImproperlyConfigured

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

# Uploads and fetched zips that nothing needs any more are thrown away after so long.
UPLOADS_KEPT_DAYS = environment.number("UPLOADS_KEPT_DAYS", 90)

# Where each month's zip is published: {month} stands for 2022-05. Empty: nobody looks.
OFFICIAL_ADDRESS = environment.text("OFFICIAL_ADDRESS", "")
if OFFICIAL_ADDRESS and "{month}" not in OFFICIAL_ADDRESS:
    raise ImproperlyConfigured(
        f"OFFICIAL_ADDRESS is {OFFICIAL_ADDRESS!r}; write {{month}} where 2022-05 would stand."
    )
# The hours of the day at which to look, of the clock in London.
LOOK_HOURS = environment.text("LOOK_HOURS", "7,13")
# 1: publish what was found, if every check passes. 0: wait for a person to look.
LOOK_PUBLISHES = environment.flag("LOOK_PUBLISHES", default=False)
# 1: load the newest month again where its zip differs from what is here. 0: only tell of it.
LOOK_RELOADS = environment.flag("LOOK_RELOADS", default=False)
# Who is told of a new month and of failures: addresses separated by commas.
OPERATORS_MAIL = environment.words("OPERATORS_MAIL", "")
# A server that sends nothing for so long, or in so long less than so much, is given up.
FETCH_PATIENCE_SECONDS = environment.number("FETCH_PATIENCE_SECONDS", 60)
FETCH_SLOWEST_BYTES = environment.number("FETCH_SLOWEST_BYTES", 20_000)
