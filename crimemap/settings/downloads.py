"""Files made for visitors: where they are kept, for how long, and how many one may ask for."""

from crimemap.settings import environment

# Custom downloads that one address may have made in an hour. 0: no limit. One that is there
# already, because somebody asked for the same, does not count.
EXPORTS_PER_HOUR = environment.number("EXPORTS_PER_HOUR", 20)
# Custom downloads that are made for one address at the same time.
EXPORTS_AT_ONCE = environment.number("EXPORTS_AT_ONCE", 3)
# Hours for which a custom download is kept.
EXPORT_HOURS = environment.number("EXPORT_HOURS", 72)

# Monthly archives that are kept. A national one of 36 months takes about 1.7 GB.
ARCHIVES_KEPT = environment.number("ARCHIVES_KEPT", 12)
ARCHIVE_MONTHS = 36
