import datetime

from django.contrib import admin
from django.utils import timezone

from forces.admin.texts import excerpt
from neighbourhoods.admin.of_area import OfAreaAdmin
from neighbourhoods.models import Priority


@admin.register(Priority)
class PriorityAdmin(OfAreaAdmin):
    list_display = (
        "issue_in_short",
        "neighbourhood",
        "issue_date",
        "action_date",
        "state",
        "welsh",
    )
    search_fields = ("issue", "action", "neighbourhood__name")
    date_hierarchy = None
    written = (
        "neighbourhood",
        "issue_date",
        ("issue", "issue_cy"),
        "action_date",
        ("action", "action_cy"),
    )

    def get_changeform_initial_data(self, request):
        return super().get_changeform_initial_data(request) | {"issue_date": timezone.localdate()}

    def render_change_form(self, request, context, *args, **kwargs):
        obj = kwargs.get("obj")
        context["earlier_actions"] = earlier_actions(obj) if obj else []
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description="Priority", ordering="issue")
    def issue_in_short(self, obj: Priority) -> str:
        return excerpt(obj.issue)


def earlier_actions(priority: Priority) -> list[tuple[datetime.date | None, str]]:
    """Return the actions that were public before the one that is now, newest first."""
    found: list[tuple[datetime.date | None, str]] = []
    public = Priority.with_drafts.filter(pk=priority.pk).values_list("action", flat=True).first()
    for version in priority.history.filter(is_public=True).exclude(history_type="-"):
        action = (version.action_date, version.action)
        if version.action and version.action != public and action not in found:
            found.append(action)
    return found
