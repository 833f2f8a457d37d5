"""
What staff write, and what of it the public sees.

A row's own fields are what the public sees. What is not public yet waits beside them, so no
public query can show it by mistake; a row that is not public at all is left out by `objects`,
the manager that every query uses unless it says otherwise. Such a row is a draft while something
waits in it, and taken down otherwise.
"""

import datetime
from typing import Any, ClassVar, Self

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone


class HasDraft(models.Model):
    """Something that staff write and that is always public, such as a force's description."""

    # The fields that staff write, those of them that hold HTML, and the pairs of English and Welsh.
    WRITTEN: ClassVar[tuple[str, ...]] = ()
    RICH: ClassVar[frozenset[str]] = frozenset()
    # How a query gets from here to the force.
    TO_FORCE: ClassVar[str] = "force_id"
    # Every version there was, and what the next is to say of itself (django-simple-history).
    history: ClassVar[Any]
    _history_user: Any
    _change_reason: str

    waiting = models.JSONField(null=True, editable=False, encoder=DjangoJSONEncoder)
    publish_at = models.DateTimeField("publish at", null=True, blank=True, editable=False)
    # Empty for what was loaded and never touched by staff.
    edited_at = models.DateTimeField(null=True, editable=False)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        """Say whether the public sees this row, whatever waits beside it."""
        return self.pk is not None

    @property
    def has_draft(self) -> bool:
        """Say whether something waits to be published."""
        return self.waiting is not None

    @property
    def state(self) -> str:
        """Say in a few words what the public sees."""
        if self.publish_at:
            return f"Will be published {_written(self.publish_at)}"
        if self.is_shown:
            return "Public, with a draft" if self.has_draft else "Public"
        return "Draft" if self.has_draft else "Taken down"

    def written(self) -> dict[str, Any]:
        """Return the fields that staff write, as they stand, in a form that JSON can hold."""
        return {name: field_of(self, name).value_from_object(self) for name in self.WRITTEN}

    def take_up_draft(self) -> Self:
        """Set what waits on the fields themselves, without storing it."""
        for name, value in (self.waiting or {}).items():
            # A field may have been renamed or dropped since the draft was kept.
            if name in self.WRITTEN:
                setattr(self, field_of(self, name).attname, _stored(self, name, value))
        return self


class PublicManager(models.Manager):
    """Finds only what is public."""

    def get_queryset(self) -> models.QuerySet:
        return super().get_queryset().filter(is_public=True)


class Publishable(HasDraft):
    """Something that staff write and may keep from the public, such as a priority."""

    is_public = models.BooleanField("public", default=True, editable=False)

    # The first is the one that relations use too: `area.priorities.all()` is safe to show.
    objects = PublicManager()
    with_drafts: ClassVar[models.Manager[Self]] = models.Manager()

    class Meta:
        abstract = True

    @property
    def is_shown(self) -> bool:
        return self.pk is not None and self.is_public


def kinds() -> list[type[HasDraft]]:
    """Return every model of things that staff write."""
    from django.apps import apps

    return [model for model in apps.get_models() if issubclass(model, HasDraft)]


def force_id_of(item: Any) -> Any:
    """Return the id of the force to which `item` (which has a TO_FORCE) belongs, or None."""
    value = item
    for step in item.TO_FORCE.split("__"):
        value = getattr(value, step)
    return value


def field_of(item: HasDraft | type[HasDraft], name: str) -> Any:
    """Return the field with this name; relations to here, which have less, are not meant."""
    return item._meta.get_field(name)


def _stored(item: HasDraft, name: str, value: Any) -> Any:
    field = field_of(item, name)
    return value if value is None or field.is_relation else field.to_python(value)


def _written(moment: datetime.datetime) -> str:
    return f"{timezone.localtime(moment):%-d %B %Y at %H:%M}"
