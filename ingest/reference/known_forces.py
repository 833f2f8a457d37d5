"""Which forces there are, by the names that files use for them."""

from forces.models import Force
from ingest.refusals import Refused


def by_slug() -> dict[str, int]:
    """Return the key of each force by its official id; Refused while there are none."""
    forces = dict(Force.objects.values_list("slug", "id"))
    if not forces:
        raise Refused("There are no forces yet; run `load_reference forces` first.")
    return forces


def by_pfa_code() -> dict[str, int]:
    """Return the key of each force by the code of its police force area, where it has one."""
    return dict(Force.objects.exclude(pfa_code="").values_list("pfa_code", "id"))
