"""What operators say of a file that did not come, or did not come whole."""

from forces.models import Force
from ingest import coverage, publishing, queue
from ingest.models import Batch, SupplyNote
from ingest.refusals import NotNow
from releases.kinds import Kind
from releases.models import Coverage, Release
from releases.month import Month


def keep(
    month: Month, force_slug: str, kind: str, *, status: str, reason: str, reason_cy: str
) -> str:
    """
    Keep a note, in place of an earlier one, and show it at once where the month is public.

    NotNow where a file is public of which the note says that there is none.
    """

    def change() -> str:
        public = _public(month)
        has_file = public and public.files.filter(force__slug=force_slug, kind=kind).exists()
        if has_file and status == Coverage.Status.NOT_SUPPLIED:
            raise NotNow(
                f"A file of {force_slug} is public for {month}, so it was supplied. Say that it is "
                f"partly supplied, or load the month without it."
            )
        SupplyNote.objects.update_or_create(
            month=month,
            force=Force.objects.get(slug=force_slug),
            kind=kind,
            defaults={"status": status, "reason": reason, "reason_cy": reason_cy},
        )
        return _show(month, public, f"{force_slug}, {Kind(kind).label}: {reason}")

    return publishing.alone(change)


def remove(month: Month, force_slug: str, kind: str) -> str:
    """Take a note back, for the public too."""

    def change() -> str:
        SupplyNote.objects.filter(month=month, force__slug=force_slug, kind=kind).delete()
        note = f"{force_slug}, {Kind(kind).label}: an earlier note is taken back."
        return _show(month, _public(month), note)

    return publishing.alone(change)


def _public(month: Month) -> Batch | None:
    return Batch.objects.filter(month=month, state=Batch.State.PUBLISHED).first()


def _show(month: Month, public: Batch | None, note: str) -> str:
    if public is None:
        return "Noted; the public will see it when the month is published."
    Release.objects.create(action=Release.Action.COVERAGE, month=month, note=note)
    Coverage.objects.filter(month=month).delete()
    Coverage.objects.bulk_create(coverage.of(public))
    # Levels count only months that a force supplied whole.
    queue.compute_levels()
    return "Noted; the public sees it now."
