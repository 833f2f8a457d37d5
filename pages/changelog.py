"""`/changelog/`: what was published, withdrawn and revised, as a page, Atom and JSON."""

from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from forces.queries import all_by_name
from pages import known_issues
from pages.caching import PublicRequest, public_page
from pages.known_issues import KnownIssue
from pages.requested import NotUnderstood
from releases.changes import Change, Missing, changes
from releases.month_names import in_words

MOST = 40


@dataclass(frozen=True)
class Entry:
    """A change in words: what happened, what it revised, and what is missing."""

    change: Change
    title: str
    revised: str
    # (name of the force, words for what is missing, notes) of each force.
    missing: list[tuple[str, str, list[str]]]
    # (name of the force, the revision) of each file.
    revisions: list[tuple[str, Any]]


@public_page
def changelog(request: PublicRequest) -> HttpResponse:
    entries = _entries(request)
    older = entries[-1].change.number if len(entries) == MOST else None
    before = request.GET.get("before", "")
    return render(
        request,
        "changelog/changelog.html",
        {
            "entries": entries,
            "older": older,
            "before": before,
            "newest": None if before else request.public.latest,
            "issues": [] if before else _known_issues(request),
        },
    )


@public_page
def atom(request: PublicRequest) -> HttpResponse:
    address = request.build_absolute_uri(reverse("changelog"))
    feed = Atom1Feed(
        title=_("Changelog"),
        link=address,
        description=_("What was published, withdrawn and revised."),
        feed_url=request.build_absolute_uri(),
    )
    for entry in _entries(request):
        number = entry.change.number
        feed.add_item(
            title=entry.title,
            link=f"{address}#release-{number}",
            description=_in_words(entry),
            unique_id=f"{address}#release-{number}",
            pubdate=entry.change.made_at,
            updateddate=entry.change.made_at,
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml")


@public_page
def as_json(request: PublicRequest) -> JsonResponse:
    issues = [{"force": issue.slug, "issues": issue.sentences} for issue in _known_issues(request)]
    changes = [_fields(entry) for entry in _entries(request)]
    return JsonResponse({"known_issues": issues, "changes": changes})


def _known_issues(request: PublicRequest) -> list[KnownIssue]:
    latest = request.public.latest
    return known_issues.of(latest, dict(all_by_name())) if latest else []


def _entries(request: PublicRequest) -> list[Entry]:
    before = request.GET.get("before", "")
    if before and not (before.isascii() and before.isdigit() and len(before) < 10):
        raise NotUnderstood(_("Write the number of a release, such as before=120."))
    names = dict(all_by_name())
    found = changes(most=MOST, before=int(before) if before else None)
    return [_entry(change, names) for change in found]


def _entry(change: Change, names: dict[str, str]) -> Entry:
    month = in_words(change.month)
    titles = {
        "publish": _("%(month)s published") if change.is_first else _("%(month)s revised"),
        "withdraw": _("%(month)s withdrawn"),
        "restore": _("%(month)s: the earlier version put back"),
        "coverage": _("%(month)s: what police forces supplied, corrected"),
    }
    missing = [
        (names.get(slug, slug), _what(rows := list(of_force)), _notes(rows))
        for slug, of_force in groupby(change.missing, key=lambda one: one.force)
    ]
    title = titles[change.action] % {"month": month}
    revisions = [(names.get(one.force_slug, one.force_slug), one) for one in change.revisions]
    return Entry(change, title, _revised(change), sorted(missing), revisions)


def _what(rows: list[Missing]) -> str:
    """Say what of one force is missing: `Outcomes, Stop and search (in part)`."""
    return ", ".join(
        _("%(kind)s (in part)") % {"kind": _(row.kind.label)}
        if row.is_partly
        else _(row.kind.label)
        for row in rows
    )


def _notes(rows: list[Missing]) -> list[str]:
    return list(dict.fromkeys(row.note for row in rows if row.note))


def _revised(change: Change) -> str:
    """Sum the revisions up in a sentence, "" where there is none."""
    if not change.revisions:
        return ""
    forces = len({revision.force_slug for revision in change.revisions})
    words = ngettext(
        "%(forces)d police force revised its data: %(added)d records added, %(removed)d removed, "
        "the outcome of %(outcomes)d crimes changed.",
        "%(forces)d police forces revised their data: %(added)d records added, %(removed)d "
        "removed, the outcome of %(outcomes)d crimes changed.",
        forces,
    )
    return words % {
        "forces": forces,
        "added": sum(revision.rows_added for revision in change.revisions),
        "removed": sum(revision.rows_removed for revision in change.revisions),
        "outcomes": sum(revision.outcomes_changed for revision in change.revisions),
    }


def _in_words(entry: Entry) -> str:
    missing = [f"{name}: {what}. {' '.join(notes)}".strip() for name, what, notes in entry.missing]
    parts = [entry.change.note, entry.revised]
    if missing:
        parts.append(_("Not supplied:") + " " + " ".join(missing))
    return " ".join(part for part in parts if part)


def _fields(entry: Entry) -> dict[str, Any]:
    change = entry.change
    return {
        "release": change.number,
        "made_at": change.made_at.isoformat(timespec="seconds"),
        "action": change.action,
        "month": str(change.month),
        "first_time": change.is_first,
        "title": entry.title,
        "note": change.note,
        "not_supplied": [
            {
                "force": one.force,
                "kind": one.kind,
                "in_part": one.is_partly,
                "note": one.note,
            }
            for one in change.missing
        ],
        "revisions": [
            {
                "force": one.force_slug,
                "kind": one.kind,
                "rows_before": one.rows_before,
                "rows_after": one.rows_after,
                "rows_added": one.rows_added,
                "rows_removed": one.rows_removed,
                "outcomes_changed": one.outcomes_changed,
            }
            for one in change.revisions
        ],
    }
