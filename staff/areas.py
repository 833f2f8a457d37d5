"""Which neighbourhoods somebody sees on the staff's side, and which are theirs."""

from django.db.models import QuerySet
from django.http import Http404

from forces import staff
from forces.models import Force
from neighbourhoods.models import Chosen, Neighbourhood


def visible_to(user) -> QuerySet[Neighbourhood]:
    """Return the neighbourhoods whose texts and drafts `user` may see, by force and name."""
    return staff.visible(user, Neighbourhood.objects.order_by("force__position", "name", "code"))


def chosen_by(user) -> QuerySet[Neighbourhood]:
    """Return those that `user` looks after, as far as they may still be seen."""
    chosen = Chosen.objects.filter(user=user).values("neighbourhood")
    return visible_to(user).filter(pk__in=chosen)


def choose_for(user, area: Neighbourhood, *, chosen: bool) -> None:
    """Put `area` on the start page of `user`, or take it from there."""
    if chosen:
        Chosen.objects.get_or_create(user=user, neighbourhood=area)
    else:
        Chosen.objects.filter(user=user, neighbourhood=area).delete()


def forces_visible_to(user) -> QuerySet[Force]:
    return staff.visible(user, Force.objects.defer("boundary"))


def area_or_404(user, force_slug: str, code: str) -> Neighbourhood:
    """Return one neighbourhood with its force; one that is not theirs is not there for anybody."""
    areas = visible_to(user).select_related("force")
    area = areas.defer("boundary", "centre", "force__boundary").filter(
        force__slug=force_slug, code=code
    ).first()  # fmt: skip
    if area is None:
        raise Http404
    return area


def force_or_404(user, force_slug: str) -> Force:
    force = forces_visible_to(user).filter(slug=force_slug).first()
    if force is None:
        raise Http404
    return force
