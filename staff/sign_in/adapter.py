"""How the sign-in library is to behave here: nobody signs up; staff are invited."""

import time
from typing import NoReturn

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.conf import settings
from django.http import HttpRequest
from django.shortcuts import render

from accounts.addresses import caller
from accounts.models import User
from staff.sign_in.sessions import SIGNED_IN_AT


class AccountAdapter(DefaultAccountAdapter):
    """Sign-in by e-mail and password."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def is_reauthentication_required(self, *, app: str, **kwargs) -> bool:
        """Whoever has just signed in is not asked again, before setting up a second factor say."""
        since = time.time() - self.request.session.get(SIGNED_IN_AT, 0)
        return since > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address to which guesses are counted, as seen behind our own proxies."""
        peer = request.META.get("REMOTE_ADDR", "")
        return caller(peer, request.headers.get("X-Forwarded-For", "")) or peer or "here"


class ProviderAdapter(DefaultSocialAccountAdapter):
    """Sign-in by a force's own identity provider (OpenID Connect)."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """
        Let in whoever was invited, and only under addresses for which the provider may speak.

        Otherwise the provider of one force could pass somebody off as staff of another.
        """
        claims = sociallogin.account.extra_data
        said = claims.get("userinfo") or claims.get("id_token") or claims
        # What the provider says now; of somebody who came before, the library has our own address.
        email = (said.get("email") or "").lower()
        domain = email.rpartition("@")[2]
        if domain not in settings.OIDC_DOMAINS.get(sociallogin.account.provider, []):
            _refuse(request)
        # Not every provider says whether an address is verified; one that denies it is believed.
        if said.get("email_verified") is False or not _are_of_one_person(claims):
            _refuse(request)
        if sociallogin.is_existing:
            if sociallogin.user.email != email:
                _refuse(request)
            return
        user = User.objects.filter(email=email, is_active=True).first()
        if user is None:
            _refuse(request)
        sociallogin.connect(request, user)


def _are_of_one_person(claims: dict) -> bool:
    """Hold the token against the answer about its person (OpenID Connect Core 1.0, 5.3.2)."""
    subjects = [claims[part].get("sub") for part in ("id_token", "userinfo") if part in claims]
    return len(set(subjects)) <= 1


def _refuse(request: HttpRequest) -> NoReturn:
    raise ImmediateHttpResponse(render(request, "staff/not_invited.html", status=403))
