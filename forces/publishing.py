"""
Keep drafts, publish them, take down and put back: the only writer of what staff write.

Each function makes one version in the history, with who and why, and tells caches when the
public sees something else.
"""

import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models, transaction
from django.utils import timezone

from accounts.models import User
from forces import markup
from forces.drafts import HasDraft, Publishable, field_of, force_id_of, kinds
from forces.models import Force
from releases import editions

# A request says of nobody's user in advance that somebody is signed in.
Author = User | AnonymousUser | None

# Loads look for it in the history: what staff have deleted they do not bring back.
DELETED = "Deleted"


@transaction.atomic
def save_draft(
    item: HasDraft, *, by: Author, publish_at: datetime.datetime | None = None, why: str = "Draft"
) -> None:
    """Keep what `item` says for later; the public goes on seeing what it saw before."""
    _clean(item)
    draft = item.written()
    if item.is_shown:
        _keep_first_version(item)
        item.refresh_from_db(fields=_stored_fields(item))
    elif isinstance(item, Publishable):
        item.is_public = False
    item.waiting = draft
    item.publish_at = publish_at
    _save(item, by=by, why=why)


@transaction.atomic
def publish(item: HasDraft, *, by: Author, why: str = "Published") -> None:
    """Show to the public what `item` says now."""
    _clean(item)
    if item.pk:
        _keep_first_version(item)
    item.waiting = None
    item.publish_at = None
    if isinstance(item, Publishable):
        item.is_public = True
    _save(item, by=by, why=why)
    _tell_caches(item)


def publish_draft(item: HasDraft, *, by: Author, why: str = "Published") -> None:
    """Show to the public what waits beside `item`."""
    publish(item.take_up_draft(), by=by, why=why)


@transaction.atomic
def discard_draft(item: HasDraft, *, by: Author) -> None:
    """Forget what waits. What was never public is deleted; its history stays."""
    item.refresh_from_db(fields=_stored_fields(item))
    if isinstance(item, Publishable) and not _was_ever_shown(item):
        delete(item, by=by)
        return
    item.waiting = None
    item.publish_at = None
    _save(item, by=by, why="Draft thrown away")


@transaction.atomic
def take_down(item: Publishable, *, by: Author) -> None:
    """Keep `item` from the public; it stays as a draft."""
    _keep_first_version(item)
    item.refresh_from_db(fields=_stored_fields(item))
    item.is_public = False
    item.publish_at = None
    _save(item, by=by, why="Taken down")
    _tell_caches(item)


@transaction.atomic
def delete(item: Publishable, *, by: Author) -> None:
    """Remove `item`; its history stays, and any version of it can be put back."""
    _keep_first_version(item)
    item._history_user = by
    item._change_reason = DELETED
    item.delete()
    _tell_caches(item)


@transaction.atomic
def put_back(version: Any, *, by: Author) -> HasDraft:
    """Make everything as it was in `version` (a row of the history), draft included."""
    model = version.instance_type
    item = _without_boundary(model).filter(pk=version.id).first() or model(pk=version.id)
    for name in (*model.WRITTEN, "waiting"):
        attname = field_of(model, name).attname
        setattr(item, attname, getattr(version, attname))
    if isinstance(item, Publishable):
        item.is_public = version.is_public
    item.publish_at = None
    when = timezone.localtime(version.history_date)
    _save(item, by=by, why=f"Put back as of {when:%-d %B %Y, %H:%M}")
    _tell_caches(item)
    return item


def publish_due(now: datetime.datetime) -> int:
    """Publish every draft whose time has come; return how many there were."""
    published = 0
    for model in kinds():
        due = model._base_manager.filter(publish_at__lte=now).values_list("pk", flat=True)
        for pk in due:
            published += _publish_if_due(model, pk, now)
    return published


@transaction.atomic
def _publish_if_due(model: type[HasDraft], pk: int, now: datetime.datetime) -> bool:
    # Whoever edits the row at this moment goes first; the next round looks again.
    rows = model._base_manager.select_for_update(skip_locked=True, of=("self",))
    item = rows.filter(pk=pk, publish_at__lte=now).first()
    if item is None:
        return False
    publish_draft(item, by=item.edited_by, why="Published at the time set")
    return True


def _clean(item: HasDraft) -> None:
    for name in item.RICH:
        setattr(item, name, markup.clean(getattr(item, name)))


def _save(item: HasDraft, *, by: Author, why: str) -> None:
    item.edited_at = timezone.now()
    item.edited_by_id = by.pk if by else None
    item._history_user = by
    item._change_reason = why
    # A boundary, which staff do not write, is neither read nor written.
    item.save(update_fields=None if item._state.adding else _stored_fields(item))


def _stored_fields(item: HasDraft) -> list[str]:
    kept = {field.name for base in (HasDraft, Publishable) for field in base._meta.fields}
    return [
        field.name
        for field in item._meta.concrete_fields
        if field.name in item.WRITTEN or field.name in kept or getattr(field, "auto_now", False)
    ]


def _was_ever_shown(item: Publishable) -> bool:
    return item.is_public or item.history.filter(is_public=True).exists()


def _keep_first_version(item: HasDraft) -> None:
    """Let the history begin with what was loaded: loads write none."""
    if item.history.exists():
        return
    loaded = _without_boundary(type(item)).get(pk=item.pk)
    item.history.bulk_history_create([loaded], default_change_reason="As it was loaded")


def _without_boundary(model: type[HasDraft]) -> models.QuerySet:
    return model._base_manager.defer(*model.history.model._history_excluded_fields)


def _tell_caches(item: HasDraft) -> None:
    forces = Force.objects.filter(pk=force_id_of(item))
    for slug in forces.values_list("slug", flat=True):
        editions.changed(slug)
