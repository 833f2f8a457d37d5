"""What there is, and every reason for which a question may not be answered."""

from django.conf import settings
from ninja import Schema
from pydantic import Field

from api.v1.formats import Answer, Format
from api.v1.problems import REASONS
from api.v1.resource import WITHOUT_PLACES, Asked, Asking, resource


class Service(Schema):
    name: str
    notice: str | None = Field(description="What a reader must know of this installation.")
    first_month: str | None
    latest_month: str | None
    months: int
    release: int
    changed_at: str | None
    licence: str
    attribution: str
    documentation: str
    description: str = Field(description="Of this API, as OpenAPI.")


class Reason(Schema):
    reason: str
    status: int
    title: str


@resource("/", Asked, Service, tag="Words", offered=(Format.JSON,), one=True)
def service(asked: Asked, asking: Asking) -> Answer:
    """What is published here, under which licence, and where it is described."""
    public = asking.public
    return Answer(
        [
            {
                "name": settings.SITE_NAME,
                "notice": settings.SITE_NOTICE or None,
                "first_month": str(public.months[0]) if public.months else None,
                "latest_month": str(public.latest) if public.latest else None,
                "months": len(public.months),
                "release": public.stamp,
                "changed_at": public.changed_at.isoformat(timespec="seconds")
                if public.changed_at
                else None,
                "licence": settings.LICENCE_URL,
                "attribution": settings.ATTRIBUTION,
                "documentation": "/api/v1/docs",
                "description": "/api/v1/openapi.json",
            }
        ],
        is_one=True,
    )


@resource("/problems", Asked, Reason, tag="Words", offered=WITHOUT_PLACES)
def problems(asked: Asked, asking: Asking) -> Answer:
    """The reasons for which questions are not answered."""
    return Answer(
        [
            {"reason": reason, "status": status, "title": title}
            for reason, (status, title) in REASONS.items()
        ]
    )
