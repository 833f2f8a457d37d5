"""The base of every admin page here: it asks `forces.staff` and nobody else."""

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from forces import staff


class GuardedAdmin(admin.ModelAdmin):
    """Shows and does only what `forces.staff` allows the person who asks."""

    view_on_site = False
    list_per_page = 50

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        rows = self.model._base_manager.order_by(
            *self.get_ordering(request) or self.opts.ordering or ()
        )
        return staff.visible(request.user, rows)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return staff.may(request.user, "view", self.model, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return staff.may(request.user, "add", self.model)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return staff.may(request.user, "change", self.model, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return staff.may(request.user, "delete", self.model, obj)

    def has_publish_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return staff.may(request.user, "publish", self.model, obj)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return staff.may(request.user, "view", self.model)
