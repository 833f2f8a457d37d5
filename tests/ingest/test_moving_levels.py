"""Which levels are said to move if a version were public, against those that then move."""

from ingest import levelling, moving_levels, publishing
from ingest.models import Batch
from levels.models import Computation
from releases.models import Coverage


def test_what_is_foretold_is_what_happens(doggerland):
    levelling.bring_up_to_date()
    batch = Batch.objects.filter(state=Batch.State.PREVIOUS).first()
    coverage = set(Coverage.objects.values_list("id", "status", "rows"))

    told = moving_levels.work_out(batch)
    assert set(Coverage.objects.values_list("id", "status", "rows")) == coverage
    foretold = {period["period"]: period["moved"] for period in batch.levels_moved}
    assert foretold
    assert told.startswith(f"{sum(foretold.values()):,} levels would move")

    publishing.restore(batch.month)
    levelling.bring_up_to_date()
    happened = Computation.objects.filter(is_public=True, levels_changed__isnull=False)
    changed = {f"{c.period}": c.levels_changed for c in happened.order_by("-id")[: len(foretold)]}
    assert sorted(changed.values()) == sorted(foretold.values())
    assert sum(foretold.values()) > 0
