"""Every address of the API is in docs/api.md, and nothing there that is not."""

import re
from pathlib import Path

from django.conf import settings

from api.urls import urlpatterns
from api.v1.service import api as v1

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "api.md"


def test_every_address_of_the_api_is_documented():
    # The first two patterns are v1, the last is for all that is no address.
    served = {readable(str(pattern.pattern)) for pattern in urlpatterns[2:-1]}

    assert len(served) > 20
    assert served == {address for address in documented() if not address.startswith("v1/")}


def test_every_address_of_v1_is_documented():
    described = v1.get_openapi_schema()["paths"]
    served = {
        path.removeprefix("/api/").replace("{", "<").replace("}", ">")
        for path in described
        if not path.endswith(".{suffix}")
    }

    assert len(served) > 15
    assert served == {address for address in documented() if address.startswith("v1/")}


def documented() -> set[str]:
    """Return the addresses in the tables, without `/api/`."""
    return set(re.findall(r"^\| `/api/([^`]+)` \|", DOCUMENT.read_text(), re.M))


def readable(regex: str) -> str:
    """Return `forces/<force>/people` for `^forces/(?P<force>[^/]+)/people/?$`."""
    return re.sub(r"\(\?P(<\w+>)\[\^/\]\+\)", r"\1", regex).removeprefix("^").removesuffix("/?$")
