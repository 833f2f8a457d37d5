"""What staff publish between two releases: counted by force, as a stamp for caches."""

from django.db.models import F
from django.utils import timezone

from releases.models import Edition


def changed(force_slug: str) -> None:
    """Note that the public sees something new of this force."""
    Edition.objects.bulk_create([Edition(force_slug=force_slug, number=0)], ignore_conflicts=True)
    Edition.objects.filter(force_slug=force_slug).update(
        number=F("number") + 1, changed_at=timezone.now()
    )


def edition(force_slug: str) -> int:
    """Return the number that changes whenever staff of this force publish; 0 before the first."""
    found = Edition.objects.filter(force_slug=force_slug).values_list("number", flat=True)
    return found.first() or 0
