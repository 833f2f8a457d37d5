"""The service at /api/v1/: its methods, its errors, its description."""

from functools import cached_property
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from api.v1 import (
    counts,
    coverage,
    crimes,
    districts,
    forces,
    index,
    levels,
    lsoas,
    neighbourhoods,
    outcomes,
    revisions,
    stops,
    street_points,
    tiles,
    vocabulary,
)
from api.v1.description import completed
from api.v1.documentation import Documentation, guarded
from api.v1.problems import Problem, response
from api.v1.resource import router

DESCRIPTION = """
Street-level crime, outcomes, stop and search and policing areas, as records, counts and levels.

- **Formats**: JSON, GeoJSON or CSV, by the `Accept` header or an ending: `/api/v1/crimes.csv`.
- **Pages**: `next` (and the header `Link`) is the address of the next page. A page may hold fewer
  records than `limit`, even none, and still have a next one.
- **Missing is not zero**: `missing` lists each month that a force did not supply, or not whole.
- **Errors** are `application/problem+json`; `reason` is one of those at `/api/v1/problems`.
- **Caching**: `ETag` and `If-None-Match`. What comes from the monthly data changes with a release.

Locations are those of the published street points, never of the crimes themselves.
"""

# Methods register as they are imported; here they are named, in the order of the document.
METHODS = (
    crimes,
    outcomes,
    stops,
    counts,
    levels,
    coverage,
    revisions,
    forces,
    neighbourhoods,
    districts,
    lsoas,
    street_points,
    tiles,
    vocabulary,
    index,
)


class Service(NinjaAPI):
    """django-ninja, with a description that tells of formats, headers and problems too."""

    def get_openapi_schema(self, **options: Any) -> Any:
        return self._description

    @cached_property
    def _description(self) -> dict[str, Any]:
        """The OpenAPI document, made once: it takes a second."""
        return completed(super().get_openapi_schema())


api = Service(
    title="CrimeMapper",
    version="1",
    description=DESCRIPTION.strip(),
    urls_namespace="v1",
    docs=Documentation(
        # Deep links would be links inside buttons, which keyboards and screen readers trip over.
        settings={"docExpansion": "none", "tryItOutEnabled": True, "deepLinking": False}
    ),
    docs_decorator=guarded,
    openapi_extra={
        "info": {
            "license": {
                "name": "Open Government Licence v3.0",
                "url": settings.LICENCE_URL,
            }
        }
    },
)
api.add_router("", router)


@api.exception_handler(Problem)
def tell(request: HttpRequest, problem: Problem) -> HttpResponse:
    return response(problem)


@api.exception_handler(ValidationError)
def tell_invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    return response(problem_of(error.errors[0]))


def problem_of(error: dict[str, Any]) -> Problem:
    """Return what pydantic found wrong with one parameter, in our words."""
    place = [part for part in error["loc"] if isinstance(part, str)]
    parameter = place[-1] if place else None
    allowed = str(error.get("ctx", {}).get("expected", "")).replace("'", "")
    allowed_values = allowed.replace(" or ", ", ").split(", ") if allowed else []
    reason = {"category": "unknown-category", "outcome": "unknown-outcome"}.get(
        parameter or "", "invalid-value"
    )
    if error["type"] == "missing":
        reason = "missing-parameter"
    return Problem(reason, f"{error['msg']}.", parameter, allowed_values)
