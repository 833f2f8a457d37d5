"""
From a function that answers a question with records, to addresses that speak HTTP.

    @resource("/crimes", CrimesAsked, Crime, tag="Records")
    def crimes(asked: CrimesAsked, asking: Asking) -> Answer: ...

gives `/crimes` (the format by the Accept header) and `/crimes.json`, `.geojson` and `.csv`, each
described in the OpenAPI document. The parameters are those of `CrimesAsked`, the columns those of
`Crime`; further arguments of the function are parts of the address.
"""

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from django.http import HttpRequest, HttpResponse
from django.urls import register_converter
from django.utils.cache import patch_vary_headers
from ninja import Path, Query, Router, Schema
from pydantic import Field

from api import caching, patience
from api.refusals import Refused
from api.v1 import cursors, formats, months
from api.v1.description import described_answer
from api.v1.formats import GEOMETRY, Answer, Format
from api.v1.problems import Problem
from releases.queries import Public, public

ALL_FORMATS = (Format.JSON, Format.GEOJSON, Format.CSV)
WITHOUT_PLACES = (Format.JSON, Format.CSV)

router = Router()


class Suffix:
    """The ending of an address that names a format."""

    regex = "json|geojson|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Suffix, "suffix")


@dataclass(frozen=True)
class Asking:
    """What is public at this moment, the format that is asked for, and `https://this.site`."""

    public: Public
    format: Format
    origin: str


class Asked(Schema):
    """Parameters of every method."""

    fields: str | None = Field(
        None,
        max_length=1000,
        description="Names of the fields to return, separated by commas; all without it.",
        examples=["id,month"],
    )


class Listed(Asked):
    """Parameters of every method that gives a list."""

    limit: int = Field(1000, ge=1, le=10_000, description="Records in a page, at most.")
    cursor: str | None = Field(
        None,
        max_length=cursors.LONGEST,
        description="Where the page before ended: `next` has it, and the header `Link`.",
    )


def resource(
    path: str,
    asks: type[Asked],
    record: type[Schema],
    *,
    tag: str,
    offered: Sequence[Format] = ALL_FORMATS,
    one: bool = False,
    edited: bool = False,
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """
    Serve the answers of a function at `path`.

    one: a single record rather than a list. edited: staff can change the records between
    releases, so that an answer is known by its content.
    """

    def serve(answer: Callable[..., Answer]) -> Callable[..., Answer]:
        def view(request: HttpRequest, asked: Any, suffix: str | None = None, **parts: Any):
            _refuse_ignored(request, asks)
            format = formats.wanted(request, suffix, offered)
            columns = _columns(asked.fields, record)
            asking = Asking(public(), format, request.build_absolute_uri("/").rstrip("/"))
            etag = f"{asking.public.stamp}-{caching.software()}-{format}"
            response = None if edited else caching.not_modified(request, _weak(etag))
            if response is None:
                try:
                    with patience.limited():
                        found = answer(asked, asking, **parts)
                except Refused as refused:
                    raise Problem("takes-too-long", refused.reason) from refused
                following = _following(request, found, asks, asking.public)
                response = _written(found, columns, format, following)
                if edited:
                    etag = f"{caching.digest(response.content)}-{format}"
                    response = caching.not_modified(request, _weak(etag)) or response
            if suffix is None:
                patch_vary_headers(response, ["Accept"])
            keep = caching.KEEP_PAGES_OF_FORCES if edited else caching.KEEP_FACTS
            return caching.marked(response, _weak(etag), keep)

        _register(path, view, answer, asks, record, tag, offered, one)
        return answer

    return serve


def _register(path, view, answer, asks, record, tag, offered, one) -> None:
    """Add the address without and with a suffix."""
    endings: Any = Literal[tuple(format.value for format in offered)]
    parameters: Any = (Query, asks), (Path, endings)
    (asked, suffix) = (
        inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, annotation=source[type_])
        for name, (source, type_) in zip(("asked", "suffix"), parameters, strict=True)
    )
    request = inspect.Parameter("request", inspect.Parameter.POSITIONAL_OR_KEYWORD)
    parts = [
        part.replace(kind=inspect.Parameter.KEYWORD_ONLY)
        for part in list(inspect.signature(answer).parameters.values())[2:]
    ]
    addresses = [(".{suffix:suffix}", [suffix]), ("", [])]
    for ending, extra in addresses if len(offered) > 1 else addresses[1:]:

        def at_address(request: HttpRequest, **given: Any) -> HttpResponse:
            return view(request, **given)

        # What django-ninja reads the parameters from.
        at_address.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
            [request, *parts, *extra, asked]
        )
        at_address.__doc__ = answer.__doc__
        at_address.__name__ = answer.__name__
        # The address with a suffix comes first: a code may hold dots itself.
        router.add_api_operation(
            path + ending,
            ["GET", "HEAD"],
            at_address,
            operation_id=f"{answer.__module__.rsplit('.', 1)[-1]}_{answer.__name__}"
            + ("_as" if ending else ""),
            summary=(answer.__doc__ or "").strip().split("\n")[0],
            tags=[tag],
            response=described_answer(record, one),
            openapi_extra={"x-formats": [format.value for format in offered]},
        )


def _weak(etag: str) -> str:
    return f'W/"{etag}"'


def _refuse_ignored(request: HttpRequest, asks: type[Asked]) -> None:
    """
    Raise a Problem for a parameter that would be ignored.

    It may be a misspelling, or one of which only the last value would count.
    """
    known = sorted(field.alias or name for name, field in asks.model_fields.items())
    for name, values in request.GET.lists():
        if name not in known:
            raise Problem(
                "unknown-parameter",
                f"This method has the parameters {', '.join(known)}.",
                name[:100],
                known,
            )
        if len(values) > 1 and not _is_list(asks, name):
            raise Problem("conflicting-parameters", f"Give {name} once.", name)


def _is_list(asks: type[Asked], name: str) -> bool:
    """Say whether a parameter may be repeated: it is a list, or a list or nothing."""
    annotation = asks.model_fields[name].annotation
    return any(get_origin(kind) is list for kind in (annotation, *get_args(annotation)))


def _columns(fields: str | None, record: type[Schema]) -> list[str]:
    own = record.__annotations__
    # A record's own fields stand before those that it shares with others.
    known = sorted(record.model_fields, key=lambda name: name not in own)
    if fields is None:
        return known
    asked = [name.strip() for name in fields.split(",")]
    for name in asked:
        if name not in known:
            raise Problem("unknown-field", f"The fields are {', '.join(known)}.", "fields", known)
    return list(dict.fromkeys(asked))


def _written(
    answer: Answer, columns: list[str], format: Format, following: str | None
) -> HttpResponse:
    records = answer.records
    if format is Format.GEOJSON and records and GEOMETRY not in records[0]:
        records = [{**record, GEOMETRY: formats.point(record)} for record in records]
    if format is not Format.CSV:
        records = formats.chosen(records, columns)
    shown = Answer(records, answer.key, answer.missing, answer.is_one)
    response = HttpResponse(content_type=format.media_type)
    match format:
        case Format.JSON:
            response.content = formats.as_json(shown, following)
        case Format.GEOJSON:
            response.content = formats.as_geojson(shown, following)
        case Format.CSV:
            response.headers["Content-Type"] = "text/csv; charset=utf-8; header=present"
            response.content = formats.as_csv(shown, columns)
    if following:
        response.headers["Link"] = f'<{following}>; rel="next"'
    if answer.missing:
        response.headers["X-Missing"] = str(len(answer.missing))
    return response


def _following(
    request: HttpRequest, answer: Answer, asks: type[Asked], public: Public
) -> str | None:
    """
    Return the address of the next page, if there is one.

    It names the months that were meant, so that all pages are of the same ones even if another
    month becomes the latest in between.
    """
    if answer.key is None:
        return None
    values = request.GET.copy()
    if issubclass(asks, months.InMonths):
        values.update(months.meant(values, public))
    values["cursor"] = cursors.written(answer.key)
    return request.build_absolute_uri(f"{request.path}?{values.urlencode()}")
