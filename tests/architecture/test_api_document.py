"""Every address of the API is in docs/api.md, and nothing there that is not."""

import re
from pathlib import Path

from django.conf import settings

from api.urls import urlpatterns

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "api.md"


def test_every_address_of_the_api_is_documented():
    # The last pattern is for all that is no address.
    served = {readable(pattern.pattern.regex.pattern) for pattern in urlpatterns[:-1]}
    documented = set(re.findall(r"^\| `/api/([^`]+)` \|", DOCUMENT.read_text(), re.M))

    assert len(served) > 20
    assert served == documented


def readable(regex: str) -> str:
    """Return `forces/<force>/people` for `^forces/(?P<force>[^/]+)/people/?$`."""
    return re.sub(r"\(\?P(<\w+>)\[\^/\]\+\)", r"\1", regex).removeprefix("^").removesuffix("/?$")
