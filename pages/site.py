"""What every template knows of this installation, and of the page in the other language."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from languages.addresses import in_english, in_welsh
from languages.current import is_welsh


def site(request: HttpRequest) -> dict[str, object]:
    """Context processor: the site's name, its notice, who hosts it, and its two languages."""
    return {
        "site_name": settings.SITE_NAME,
        "site_notice": settings.SITE_NOTICE,
        "site_hosted_by": settings.SITE_HOSTED_BY,
        "is_welsh": is_welsh(),
        # This page, its query included, in the other language.
        "other_language": (in_english if is_welsh() else in_welsh)(request.get_full_path()),
        # Looked at only where it is written: the page about a host that is not ours is not one.
        "origin": SimpleLazyObject(lambda: f"{request.scheme}://{request.get_host()}"),
        "english_path": in_english(request.path),
        "welsh_path": in_welsh(request.path),
    }
