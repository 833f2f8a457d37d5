"""What of the reference data was loaded or undone last: whether what somebody saw still holds."""

from ingest.models import ReferenceLoad


def now() -> str:
    """Say what was loaded or undone last; while it is the same, nothing has changed."""
    done = ReferenceLoad.objects.exclude(changed_at=None)
    last = done.order_by("-changed_at", "-id").first()
    return f"{last.pk}:{last.state}" if last else "nothing"


def newest_of(kind: str) -> ReferenceLoad | None:
    """Return the load of this kind that can be undone next."""
    loaded = ReferenceLoad.objects.filter(kind=kind, state=ReferenceLoad.State.APPLIED)
    return loaded.order_by("-id").first()
