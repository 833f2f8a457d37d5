"""
From a view that is given a question and returns an answer, to one that speaks HTTP.

    @fact
    def street(asked: Asked, category: str) -> list[dict]: ...

The answer is anything that can be written as JSON; a refusal is raised.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

from api import caching, parameters, patience, replies
from api.refusals import Refused, unknown
from releases.month import Month
from releases.queries import Public, public

METHODS = ("GET", "HEAD", "POST")
View = Callable[..., HttpResponse]


@dataclass(frozen=True)
class Asked:
    """What is asked, and what is public at this moment."""

    values: Mapping[str, str]
    public: Public

    def month(self) -> Month:
        return parameters.month(self.values, self.public.months)


def fact(answer: Callable[..., Any]) -> View:
    """Make a view of an answer that stays the same until the next release."""

    def respond(request: HttpRequest, **kwargs: str) -> HttpResponse:
        is_public = public()
        etag = caching.etag_of_release(is_public.stamp)
        response = caching.not_modified(request, etag)
        if response is None:
            asked = Asked(parameters.given(request), is_public)
            with patience.limited():
                value = answer(asked, **kwargs)
            response = replies.answer(value)
        return caching.marked(response, etag, caching.KEEP_FACTS)

    return _view(answer, respond)


def page_of_force(answer: Callable[..., Any]) -> View:
    """Make a view of an answer that the staff of a force can change at any time."""

    def respond(request: HttpRequest, **kwargs: str) -> HttpResponse:
        values = parameters.given(request)
        with patience.limited():
            response = replies.answer(answer(values, **kwargs))
        etag = caching.etag_of_content(response.content)
        response = caching.not_modified(request, etag) or response
        return caching.marked(response, etag, caching.KEEP_PAGES_OF_FORCES)

    return _view(answer, respond)


def _view(answer: Callable[..., Any], respond: View) -> View:
    @csrf_exempt
    @wraps(answer)
    def view(request: HttpRequest, **kwargs: str) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponse(status=405, headers={"Allow": ", ".join((*METHODS, "OPTIONS"))})
        try:
            response = respond(request, **kwargs)
        except Refused as refused:
            return replies.refusal(refused)
        if request.method == "POST":
            # An answer to a form must not be taken for the answer to the bare address.
            response.headers["Cache-Control"] = "no-store"
        return response

    return view


def _nothing(values: Mapping[str, str]) -> None:
    raise unknown("There is no such method.")


# For all that is no address of the API: in the API's manner rather than with a page.
nothing_here = page_of_force(_nothing)
