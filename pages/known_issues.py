"""What is wrong with the newest month and not with that alone, for the head of the changelog."""

from collections import defaultdict
from typing import NamedTuple

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from releases import coverage
from releases.coverage import Gap, Share
from releases.month import Month
from releases.month_names import in_words

# From here on so many crimes have no place that a map of the force misleads.
IN_100_WITHOUT_LOCATION = 10


class KnownIssue(NamedTuple):
    """All that is known of one force: sentences, with the operators' notes among them."""

    slug: str
    force: str
    sentences: list[str]


def of(month: Month, names: dict[str, str]) -> list[KnownIssue]:
    """Return the issues of `month`, the newest, by the names of the forces."""
    sentences: dict[str, list[str]] = defaultdict(list)
    for gap in coverage.standing_gaps(month):
        sentences[gap.force_slug] += [_missing(gap), gap.note]
    for slug, share in coverage.without_location_by_force([month]).items():
        if share.in_100 >= IN_100_WITHOUT_LOCATION:
            sentences[slug].append(_not_placed(share, month))
    issues = [
        KnownIssue(slug, names.get(slug, slug), list(dict.fromkeys(filter(None, said))))
        for slug, said in sentences.items()
    ]
    return sorted(issues, key=lambda issue: issue.force)


def _missing(gap: Gap) -> str:
    words = {
        (False, True): _("%(kind)s: not supplied since %(month)s."),
        (False, False): _("%(kind)s: not supplied in any month published here."),
        (True, True): _("%(kind)s: supplied only in part since %(month)s."),
        (True, False): _("%(kind)s: supplied only in part in every month published here."),
    }[gap.is_partly, gap.since is not None]
    since = in_words(gap.since) if gap.since else ""
    return words % {"kind": _(gap.kind.label), "month": since}


def _not_placed(share: Share, month: Month) -> str:
    return _("Crimes of %(month)s without a location, which no map shows: %(n)s of %(all)s.") % {
        "n": number_format(share.without_location),
        "all": number_format(share.rows),
        "month": in_words(month),
    }
