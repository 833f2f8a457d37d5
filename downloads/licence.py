"""
Under which licence the data may be used, and whom to name, in every download.

Official zips hold CSVs and nothing else, and programs go by that. So the words stand in the zip's
own comment, which is no member, and in response headers.
"""

from django.conf import settings
from django.http import HttpResponseBase

from releases.month import Month

LICENCE_URL = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
LICENCE = "Open Government Licence v3.0"
POLICE = "Contains public sector information licensed under the Open Government Licence v3.0."
ONS = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    "Contains OS data (c) Crown copyright and database right."
)
ATTRIBUTION = f"{POLICE} {ONS}"


def words(first: Month | None = None, last: Month | None = None) -> str:
    """Return licence and attribution as plain ASCII lines, with the site's own notice."""
    months = [f"Months {first} to {last}."] if first else []
    notice = [settings.SITE_NOTICE] if settings.SITE_NOTICE else []
    lines = [settings.SITE_NAME, *notice, *months, ATTRIBUTION, LICENCE_URL]
    return "\r\n".join(lines)


def state(response: HttpResponseBase) -> None:
    """
    Put the licence and the attribution into the headers of a download.

    Whatever may be used by anybody may be read by any web page's script.
    """
    response.headers["Link"] = f'<{LICENCE_URL}>; rel="license"'
    response.headers["X-Attribution"] = ATTRIBUTION
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = (
        "Accept-Ranges, Content-Range, ETag, Link, X-Attribution"
    )
