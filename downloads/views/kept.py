"""How long browsers and shared caches keep the pages under /data/."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from releases.queries import Public, public


class PageRequest(HttpRequest):
    """What a page is asked with."""

    # The latest release and the published months; the foot of every page names them.
    public: Public


def data_page(view: Callable[..., HttpResponse]) -> Callable[..., Any]:
    """
    Make a view a public page that may be kept for a minute.

    Lists of files change when a worker has made one, which is no release, so an ETag is taken
    from the finished page.
    """

    @require_safe
    @cache_control(public=True, max_age=60)
    @conditional_page
    @wraps(view)
    def page(request: PageRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.public = public()
        return view(request, *args, **kwargs)

    return page
