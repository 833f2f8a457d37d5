"""
What every request on the staff's side passes: the end of a session, and the second factor.

A middleware, so that no view can be forgotten.
"""

import time
from collections.abc import Callable

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.contrib.auth.views import redirect_to_login
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from staff.sign_in.sessions import SET_UP_HERE, SIGNED_IN_AT


class Gate:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]):
        self.get_response = get_response
        self.sign_in_pages = settings.STAFF_PATH + "account/"

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(settings.STAFF_PATH):
            return self.get_response(request)
        response = self._turned_back(request) or self.get_response(request)
        # Drafts and names must stay in no cache, that of a shared computer included.
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Referrer-Policy", "same-origin")
        return response

    def _turned_back(self, request: HttpRequest) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        if time.time() - request.session.get(SIGNED_IN_AT, 0) > settings.STAFF_SESSION_SECONDS:
            logout(request)
            messages.info(request, "You have been signed in for long. Please sign in again.")
            return redirect_to_login(request.get_full_path())
        if request.path_info.startswith(self.sign_in_pages) or has_second_factor(request):
            return None
        if Authenticator.objects.filter(user=request.user).exists():
            # It was set up elsewhere after this browser had signed in.
            logout(request)
            return redirect_to_login(request.get_full_path())
        return HttpResponseRedirect(reverse("mfa_activate_totp"))


def has_second_factor(request: HttpRequest) -> bool:
    """Say whether this sign-in was made with a second factor, or needs none."""
    if not settings.STAFF_SECOND_FACTOR or request.session.get(SET_UP_HERE) == request.user.pk:
        return True
    methods = {record["method"] for record in get_authentication_records(request, request.user)}
    return "mfa" in methods or (settings.OIDC_SECOND_FACTOR and "socialaccount" in methods)


@receiver(user_logged_in)
def _note_time(request: HttpRequest, **_kwargs) -> None:
    request.session[SIGNED_IN_AT] = time.time()


@receiver(authenticator_added)
def _note_second_factor(request: HttpRequest, user, **_kwargs) -> None:
    request.session[SET_UP_HERE] = user.pk
