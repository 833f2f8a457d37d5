"""
Let browsers and shared caches keep public pages, and answer 304 where nothing has changed.

Every public page is a pure function of its address, the data release, what staff have published
(`releases.editions`), the software and the day (a meeting that is over is left out). So the
ETag can be known, and a 304 given, before the page is made. No public page sets or reads a
cookie.
"""

import hashlib
from collections.abc import Callable
from functools import lru_cache, wraps

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import get_conditional_response

from releases.queries import Public, public

# Browsers ask again after five minutes; a shared cache may keep a page for a day (publishing a
# month empties it), may serve the old page while it fetches the new, and for a week when the
# site is down.
KEEP = "public, max-age=300, s-maxage=86400, stale-while-revalidate=3600, stale-if-error=604800"
# Pages with what staff write change within seconds of being published: whoever keeps one asks
# whether it still holds, which a look at two numbers answers. For the time of a press of a
# button a shared cache need not ask, so that a crowd costs no more than one visitor.
KEEP_TEXTS = "public, max-age=0, s-maxage=2, stale-if-error=604800"

# What an address with the release in it gives never changes.
KEEP_FOR_GOOD = "public, max-age=31536000, immutable"


class PublicRequest(HttpRequest):
    """What a public page is asked with."""

    # The latest release and the published months.
    public: Public


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    Make a view a public page: read-only, cacheable, and told what is public.

    The view finds the latest release and the published months in `request.public`.
    """
    return _page(view, shows_texts=False)


def page_with_texts(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Make a view a public page that shows what the staff of `force_slug` write."""
    return _page(view, shows_texts=True)


def _page(view: Callable[..., HttpResponse], *, shows_texts: bool) -> Callable[..., HttpResponse]:
    @wraps(view)
    def page(request: PublicRequest, *args, **kwargs) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        request.public = public(texts_of=kwargs["force_slug"] if shows_texts else "")
        stamp = f"{request.public.stamp}.{request.public.edition}"
        etag = f'W/"{stamp}-{software()}-{timezone.localdate():%Y%m%d}"'
        response = get_conditional_response(request, etag=etag)
        if response is None:
            response = view(request, *args, **kwargs)
        if response.status_code in (200, 302, 304):
            response.headers["ETag"] = etag
            response.headers["Cache-Control"] = KEEP_TEXTS if shows_texts else KEEP
        return response

    return page


def release_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """
    Make a view whose address holds the number of the release: caches keep its answer for good.

    An address of another release leads to the same of the latest, which the view finds in
    `request.public`. Scripts of other sites may read the answer: /api/v1/tiles leads here.
    """

    @wraps(view)
    def page(request: PublicRequest, release: int, **kwargs) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        request.public = public()
        match = request.resolver_match
        if release != request.public.stamp and match:
            asked = {**kwargs, "release": request.public.stamp}
            response: HttpResponse = HttpResponseRedirect(reverse(match.view_name, kwargs=asked))
            response.headers["Cache-Control"] = "public, max-age=60"
        else:
            response = view(request, **kwargs)
            if response.status_code == 200:
                response.headers["Cache-Control"] = KEEP_FOR_GOOD
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return page


@lru_cache
def software() -> str:
    """Return a digest of all that pages are made from besides data: it changes with each of it."""
    digest = hashlib.sha256(
        "\0".join(
            [
                settings.SITE_NAME,
                settings.SITE_NOTICE,
                settings.SITE_HOSTED_BY,
                settings.CONTACT_EMAIL,
                settings.MAP_TILES_URL,
                settings.MAP_TILES_ATTRIBUTION,
            ]
        ).encode()
    )
    for folder in ("templates", "pages", "static", "locale"):
        for file in sorted((settings.BASE_DIR / folder).rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]
