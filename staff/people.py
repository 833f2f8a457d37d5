"""Who has which role, and the accounts of those who do."""

from typing import Any

from allauth.mfa.models import Authenticator
from django import forms
from django.contrib import admin, messages
from django.contrib.sessions.models import Session
from django.core.exceptions import PermissionDenied
from django.db import models
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from accounts.models import User
from forces import staff
from forces.admin.guarded import GuardedAdmin
from forces.models import Force, Membership
from forces.models.membership import Role
from ingest import deeds
from ingest.models import Deed
from staff.invitations import invite


class MembershipForm(forms.ModelForm):
    """Asks for an e-mail address: whoever has no account yet gets one."""

    email = forms.EmailField(label="E-mail address")
    name = forms.CharField(max_length=150, required=False, help_text="Of a new colleague.")

    # Who gives the role; set for each request.
    giver: Any = None

    class Meta:
        model = Membership
        fields = ("role", "force")

    def clean(self) -> dict[str, Any]:
        values = super().clean() or self.cleaned_data
        role, force = values.get("role"), values.get("force")
        if role and not staff.may_give(self.giver, role, force.pk if force else None):
            self.add_error("role", "You may not give this role there.")
        if email := values.get("email"):
            known = User.objects.filter(email=email.lower()).first()
            # Given a moment before it is saved, so that the rules of the model can be checked.
            self.instance.user = known or User(email=email.lower(), name=values.get("name", ""))
        return values


@admin.register(Membership)
class MembershipAdmin(GuardedAdmin):
    """Roles. A lead gives and takes those of the editors of the force, an operator all."""

    list_display = ("user", "role", "force", "last_signed_in", "has_second_factor")
    list_select_related = ("user", "force")
    search_fields = ("user__email", "user__name")
    actions = ("forget_second_factor",)

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        return super().get_queryset(request).defer("force__boundary")

    def get_form(self, request, obj=None, change=False, **kwargs):
        if change:
            return super().get_form(request, obj, change, **kwargs)
        form = type("MembershipForm", (MembershipForm,), {"giver": request.user})
        return super().get_form(
            request, obj, change, **kwargs | {"form": form, "fields": ("role", "force")}
        )

    def get_fields(self, request, obj=None):
        return ("user", "role", "force") if obj else ("email", "name", "role", "force")

    def get_readonly_fields(self, request, obj=None):
        # A role is taken and given anew rather than changed: nothing of it then needs checking.
        return ("user", "role", "force") if obj else ()

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "force":
            kwargs["queryset"] = staff.visible(request.user, Force.objects.defer("boundary"))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "role":
            kwargs["choices"] = [
                (role.value, role.label)
                for role in Role
                if any(
                    staff.may_give(request.user, role, own.force_id)
                    for own in staff.roles(request.user)
                )
            ]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def save_model(self, request, obj: Any, form: Any, change: bool) -> None:
        if change or not staff.may_give(request.user, obj.role, obj.force_id):
            raise PermissionDenied
        if obj.user.pk is None:
            obj.user = User.objects.create_user(obj.user.email, name=obj.user.name)
        obj._history_user = request.user
        super().save_model(request, obj, form, change)
        _log(Deed.Action.ROLE_GIVEN, request, _in_words(obj))
        invite(obj, by=request.user)
        self.message_user(request, f"{obj.user.email} has been written to.", messages.SUCCESS)

    def delete_model(self, request, obj: Any) -> None:
        if not staff.may_give(request.user, obj.role, obj.force_id):
            raise PermissionDenied
        obj._history_user = request.user
        _log(Deed.Action.ROLE_TAKEN, request, _in_words(obj))
        obj.delete()

    def delete_queryset(self, request, queryset) -> None:
        for membership in queryset:
            self.delete_model(request, membership)

    @admin.action(description="Forget second factor (lost telephone)", permissions=["change"])
    def forget_second_factor(self, request, queryset) -> None:
        """Let people set up a new one at their next sign-in, and end their sessions."""
        for membership in queryset.select_related("user"):
            # A lead must not weaken the sign-in of an editor who is an operator, too.
            roles = membership.user.memberships.all()
            if not all(staff.may(request.user, "change", Membership, role) for role in roles):
                raise PermissionDenied
            forget_second_factor(membership.user)
            _log(Deed.Action.FACTOR_FORGOTTEN, request, membership.user.email)
        self.message_user(request, "They set up a new one when they next sign in.")

    @admin.display(description="Last signed in", ordering=F("user__last_login"))
    def last_signed_in(self, obj: Membership):
        return obj.user.last_login

    @admin.display(description="Second factor", boolean=True)
    def has_second_factor(self, obj: Membership) -> bool:
        return Authenticator.objects.filter(user=obj.user_id).exists()


@admin.register(User)
class UserAdmin(GuardedAdmin):
    """Accounts. They are made with a role, and are never deleted: what they wrote stays theirs."""

    list_display = ("email", "name", "is_active", "last_login")
    search_fields = ("email", "name")
    fields = ("email", "name", "is_active", "wants_reminders", "joined_at", "last_login")
    readonly_fields = ("email", "joined_at", "last_login")

    def save_model(self, request, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        values = [f"{name} is now {form.cleaned_data[name]}" for name in form.changed_data]
        _log(Deed.Action.ACCOUNT, request, obj.email, f"{'; '.join(values) or 'Nothing'}.")


def forget_second_factor(user: User) -> None:
    Authenticator.objects.filter(user=user).delete()
    for session in Session.objects.filter(expire_date__gte=timezone.now()):
        if session.get_decoded().get("_auth_user_id") == str(user.pk):
            session.delete()


def _in_words(role: Membership) -> str:
    # A name alone does not say who somebody is.
    return f"{role.user.email}, {role}"


def _log(action: Deed.Action, request: HttpRequest, whom: str, text: str = "Done.") -> None:
    deeds.done(action, by=request.user, what=whom, text=text)
