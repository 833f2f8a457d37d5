"""The pages on which staff write: draft, publish now or at a time, take down, look at first."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.core.exceptions import PermissionDenied
from django.db import models
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.text import Truncator, capfirst

from forces import publishing, staff
from forces.admin.forms import TextForm, field_for
from forces.admin.guarded import GuardedAdmin
from forces.admin.versions import VersionPages
from forces.drafts import HasDraft, Publishable

# The browser's own pickers, which a telephone knows how to show. People write www.example.org.
PICKERS: dict[Any, dict[str, Any]] = {
    models.DateField: {"widget": forms.DateInput({"type": "date"}, format="%Y-%m-%d")},
    models.URLField: {"assume_scheme": "https"},
    models.DateTimeField: {
        "form_class": forms.DateTimeField,
        "widget": forms.DateTimeInput({"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    },
}


class TextAdmin(VersionPages, GuardedAdmin):
    """A model of things that staff write."""

    formfield_overrides = PICKERS
    form = TextForm
    change_form_template = "staff/text_form.html"
    actions = ("publish_chosen", "take_down_chosen")
    # Pairs of English and Welsh, and other fields, in their order.
    written: tuple[str | tuple[str, ...], ...] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> list:
        """Show Welsh beside English to forces that write it, or where there is some."""
        welsh = self._shows_welsh(request, obj)
        fields = [line if welsh else _in_english(line) for line in self.written]
        hidden = [] if obj and not self.has_change_permission(request, obj) else ["seen"]
        return [(None, {"fields": [line for line in fields if line] + hidden})]

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        special = field_for(self.model, db_field.name)
        if special is None:
            field = super().formfield_for_dbfield(db_field, request, **kwargs)
            # Beside a choice of neighbourhood, Django's icons for changing one only confuse.
            if field and isinstance(field.widget, RelatedFieldWidgetWrapper):
                field.widget = field.widget.widget
            return field
        label = db_field.verbose_name
        return special["form_class"](
            label=label[:1].upper() + label[1:],
            required=not db_field.blank,
            help_text=db_field.help_text,
        )

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        """Offer, and accept, only what the person may write for."""
        related = db_field.remote_field.model
        # A list of names needs no boundaries.
        shapes = [field.name for field in related._meta.fields if hasattr(field, "geom_type")]
        rows = related._base_manager.defer(*shapes)
        kwargs["queryset"] = staff.visible(request.user, rows, "change")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None):
        item = super().get_object(request, object_id, from_field)
        return item.take_up_draft() if item else None

    def get_form(self, request, obj=None, change=False, **kwargs):
        # Not a field of the model's form, so Django must not look for it there.
        kwargs["fields"] = [name for name in kwargs["fields"] if name not in ("seen", "publish_at")]
        return super().get_form(request, obj, change, **kwargs)

    def change_view(self, request, object_id, form_url="", extra_context=None) -> HttpResponse:
        """Do at once what needs no form: throw a draft away, take down."""
        if request.method == "POST" and not {"_discard", "_take_down"}.isdisjoint(request.POST):
            return self._put_away(request, object_id)
        return super().change_view(request, object_id, form_url, extra_context)

    def _put_away(self, request: HttpRequest, object_id: str) -> HttpResponse:
        item = self.get_object(request, object_id)
        if item is None:
            return HttpResponseRedirect(reverse("admin:index"))
        discards = "_discard" in request.POST
        if not staff.may(request.user, "change" if discards else "publish", self.model, item):
            raise PermissionDenied
        if discards:
            publishing.discard_draft(item, by=request.user)
            self._say(request, "The draft is thrown away. The history still has it.")
        elif isinstance(item, Publishable):
            publishing.take_down(item, by=request.user)
            self._say(request, f"{self._named(item)} is not public any more.")
        return HttpResponseRedirect(self.home_of(item))

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Do what the button says. Whoever may not write for that force is stopped here again."""
        wish = "publish" if "_publish" in request.POST else "change"
        if not staff.may(request.user, wish if change else "add", self.model, obj):
            raise PermissionDenied
        if "_publish" in request.POST:
            publishing.publish(obj, by=request.user)
            self._say(request, f"{self._named(obj)} is public now.")
        elif "_later" in request.POST:
            when = form.cleaned_data["publish_at"]
            publishing.save_draft(obj, by=request.user, publish_at=when, why="Draft with a time")
            self._say(request, f"{self._named(obj)}: {obj.state[0].lower()}{obj.state[1:]}.")
        else:
            publishing.save_draft(obj, by=request.user)
            self._say(
                request, f"{self._named(obj)} is kept as a draft. The public does not see it."
            )

    def delete_model(self, request: HttpRequest, obj: Publishable) -> None:
        publishing.delete(obj, by=request.user)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        for item in queryset:
            publishing.delete(item, by=request.user)

    @admin.action(description="Publish", permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """Publish those that the person may publish."""
        for item in staff.visible(request.user, queryset, "publish"):
            publishing.publish_draft(item, by=request.user)
        self._say(request, "What you chose is public now.")

    @admin.action(description="Take down", permissions=["publish"])
    def take_down_chosen(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        for item in staff.visible(request.user, queryset, "publish"):
            publishing.take_down(item, by=request.user)
        self._say(request, "What you chose is not public any more. It is kept as drafts.")

    def get_actions(self, request: HttpRequest) -> dict:
        actions = super().get_actions(request)
        if not issubclass(self.model, Publishable):
            actions.pop("take_down_chosen", None)
        return actions

    def response_add(self, request, obj, post_url_continue=None) -> HttpResponse:
        return self._after(request, obj)

    def response_change(self, request, obj) -> HttpResponse:
        return self._after(request, obj)

    def response_delete(self, request, obj_display: str, obj_id: int) -> HttpResponse:
        history = reverse(self._page("history"), args=[obj_id])
        self._say(request, f"{obj_display} is deleted. Its history, from which it can be put back, "
                  f"stays at {history}.")  # fmt: skip
        return HttpResponseRedirect(reverse("admin:index"))

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        context["may_publish"] = staff.may(request.user, "publish", self.model, obj)
        context["shown"] = bool(obj and obj.is_shown)
        context["can_be_taken_down"] = isinstance(obj, Publishable) and obj.is_shown
        context["publish_at"] = context["adminform"].form["publish_at"]
        context["home"] = self.home_of(obj) if obj else None
        return super().render_change_form(request, context, *args, **kwargs)

    def home_of(self, obj: Any) -> str:
        """Return the page to which one goes back from this text."""
        return reverse("admin:index")

    @admin.display(description="State")
    def state(self, obj: HasDraft) -> str:
        return obj.state

    @admin.display(description="Welsh")
    def welsh(self, obj: HasDraft) -> str:
        """Say whether each English text has its Welsh one."""
        pairs = [name for name in obj.WRITTEN if name.endswith("_cy")]
        missing = [n for n in pairs if getattr(obj, n.removesuffix("_cy")) and not getattr(obj, n)]
        return "Not yet translated" if missing else ""

    def _after(self, request: HttpRequest, obj: HasDraft) -> HttpResponse:
        if "_preview" in request.POST:
            return HttpResponseRedirect(self.preview_of(obj))
        return HttpResponseRedirect(self.home_of(obj))

    def preview_of(self, obj: Any) -> str:
        """Return the page that shows `obj` as residents will see it."""
        raise NotImplementedError

    def _shows_welsh(self, request: HttpRequest, obj: HasDraft | None) -> bool:
        force = self.force_of(request, obj)
        return force is None or force.writes_welsh or bool(obj and self._has_welsh(obj))

    def force_of(self, request: HttpRequest, obj: Any):
        """Return the force for which is written, None where it is not known yet."""
        return obj.force if obj else None

    def _has_welsh(self, obj: HasDraft) -> bool:
        return any(getattr(obj, name) for name in obj.WRITTEN if name.endswith("_cy"))

    def _say(self, request: HttpRequest, text: str) -> None:
        self.message_user(request, text, messages.SUCCESS)

    def _named(self, obj: HasDraft) -> str:
        return f"{capfirst(str(self.opts.verbose_name))} “{obj}”"

    def _page(self, name: str) -> str:
        return f"admin:{self.opts.app_label}_{self.opts.model_name}_{name}"


def excerpt(html: str, letters: int = 80) -> str:
    """Return the beginning of a text without markup, for lists."""
    return Truncator(strip_tags(html.replace("<", " <")).strip()).chars(letters)


def _in_english(line: str | tuple[str, ...]) -> str | tuple[str, ...]:
    if isinstance(line, str):
        return "" if line.endswith("_cy") else line
    return tuple(name for name in line if not name.endswith("_cy"))
