"""What the OpenAPI document says of answers: records, pages, problems, formats, headers."""

from typing import Any, Generic, TypeVar

from ninja import Schema
from pydantic import ConfigDict, Field

from api.v1.problems import MEDIA_TYPE, REASONS

Record = TypeVar("Record")

# What any method may answer besides records.
REFUSALS = sorted({status for status, _ in REASONS.values()})


class Missing(Schema):
    """A month for which there are no figures, or not all: it must not be taken for zero."""

    month: str = Field(examples=["2024-01"])
    force: str | None = Field(description="None where nobody's figures are published.")
    status: str = Field(description="partly, not-supplied or not-published")
    note: str = Field(description="What the force or the operator says of it.")


class Page(Schema, Generic[Record]):
    """A page of records. `next` is the address of the next one, null on the last."""

    data: list[Record]
    next: str | None
    missing: list[Missing]


class ProblemShown(Schema):
    """Why a question is not answered (RFC 9457), and which parameter is at fault."""

    model_config = ConfigDict(title="Problem")

    type: str
    title: str
    status: int
    detail: str
    reason: str
    parameter: str | None
    allowed: list[str] | None


def described_answer(record: type[Schema], one: bool) -> Any:
    return record if one else Page[record]  # type: ignore[valid-type]


def completed(document: dict[str, Any]) -> dict[str, Any]:
    """Return the OpenAPI document of django-ninja with what it does not know itself."""
    components = document["components"]
    for name, schema in components["schemas"].items():
        if not name.startswith(("Page", "Missing")):
            # `fields` may leave any of them out.
            schema.pop("required", None)
    components["schemas"]["Problem"] = ProblemShown.model_json_schema()
    components["schemas"]["GeoJSON"] = GEOJSON
    components["responses"] = {f"Problem{status}": _refusal(status) for status in REFUSALS}
    components["headers"] = {
        name: {"schema": {"type": "string"}, "description": words}
        for name, words in HEADERS.items()
    }
    for address in document["paths"].values():
        address.pop("head", None)
        for operation in address.values():
            _complete(operation)
    return document


def _complete(operation: dict[str, Any]) -> None:
    offered = operation.pop("x-formats")
    answer = operation["responses"][200]
    answer["description"] = "The records asked for."
    answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in HEADERS}
    if "geojson" in offered:
        schema = {"$ref": "#/components/schemas/GeoJSON"}
        answer["content"]["application/geo+json"] = {"schema": schema}
    if "csv" in offered:
        answer["content"]["text/csv"] = {"schema": {"type": "string"}}
    operation["responses"] = {
        200: answer,
        304: {"description": "Not modified since the answer whose ETag was sent."},
        **{status: {"$ref": f"#/components/responses/Problem{status}"} for status in REFUSALS},
    }


def _refusal(status: int) -> dict[str, Any]:
    """Return how a status is described: by the reasons that bring it."""
    reasons = (
        f"- `{reason}`: {words}"
        for reason, (of_reason, words) in REASONS.items()
        if of_reason == status
    )
    return {
        "description": "\n".join(reasons),
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }


GEOJSON = {
    "title": "GeoJSON",
    "description": "RFC 7946: properties are the fields of the record.",
    "type": "object",
    "required": ["type"],
    "properties": {"type": {"enum": ["Feature", "FeatureCollection"]}},
}

HEADERS = {
    "ETag": "Send it back in If-None-Match: 304 while nothing has changed.",
    "Link": "The next page (rel=next) and the licence (rel=license).",
    "X-Missing": "How many months and forces have no figures, or not all; `missing` lists them.",
    "RateLimit-Limit": "Requests in a burst.",
    "RateLimit-Policy": "Requests a second (`w=1`), and in a burst.",
}
