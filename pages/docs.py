"""`/docs/`: the methods of the API, each with examples that run here and a form to try it."""

from typing import Any
from urllib.parse import quote, urlencode

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from pages.caching import PublicRequest, public_page
from pages.docs_examples import examples
from pages.docs_methods import GROUPS, METHODS
from pages.docs_words import Method

API = "/api/"
# In the address of a page, says that its form was sent.
TRY = "try"


@public_page
def index(request: PublicRequest) -> HttpResponse:
    return render(request, "docs/index.html", {"groups": GROUPS})


@public_page
def method(request: PublicRequest, name: str) -> HttpResponse:
    """One method. Its form, sent, leads to the answer: also for parts of the address."""
    documented = METHODS.get(name)
    if documented is None:
        raise Http404
    if TRY in request.GET:
        return HttpResponseRedirect(address_of(documented, request.GET.dict()))
    values = examples(request.public.latest)
    filled = {
        parameter.name: values.get(parameter.example, parameter.example)
        for parameter in documented.parameters
    }
    return render(
        request,
        "docs/method.html",
        {
            "method": documented,
            "filled": [(parameter, filled[parameter.name]) for parameter in documented.parameters],
            "examples": _examples(documented, address_of(documented, filled), values),
            "groups": GROUPS,
        },
    )


@public_page
def call_limits(request: PublicRequest) -> HttpResponse:
    return render(
        request,
        "docs/call_limits.html",
        {
            "rate": settings.API_RATE_PER_SECOND,
            "burst": settings.API_BURST,
            "records": settings.API_MAX_RECORDS,
            "characters": settings.API_REQUEST_LINE,
        },
    )


@public_page
def authentication(request: PublicRequest) -> HttpResponse:
    return render(request, "docs/authentication.html")


def address_of(method: Method, values: dict[str, str]) -> str:
    """Return the address of the API that asks `method` with `values`; empty ones are left out."""
    path, query = method.address, {}
    for parameter in method.parameters:
        part, value = f"{{{parameter.name}}}", values.get(parameter.name, "")
        if part in path:
            path = path.replace(part, quote(value or "-", safe=""))
        elif value:
            query[parameter.name] = value
    return API + path + (f"?{urlencode(query, safe=',:')}" if query else "")


def _examples(method: Method, first: str, values: dict[str, Any]) -> list[str]:
    """Return the addresses shown: by position, and by area and location where there is a choice."""
    names = {parameter.name for parameter in method.parameters}
    without = {"category": "all-crime", "date": values["month"]}
    found = [first]
    if "poly" in names:
        found.append(address_of(method, without | {"poly": _triangle(values)}))
    if "location_id" in names and "lat" in names:
        found.append(address_of(method, without | {"location_id": values["location_id"]}))
    return found


def _triangle(values: dict[str, Any]) -> str:
    """Return an area of about a kilometre around the example's position."""
    latitude, longitude = float(values["lat"]), float(values["lng"])
    corners = ((-0.005, -0.008), (0.005, -0.008), (0.0, 0.008))
    return ":".join(f"{latitude + y:.6f},{longitude + x:.6f}" for y, x in corners)
