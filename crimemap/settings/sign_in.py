"""How staff sign in: e-mail and password, a second factor, sessions, identity providers."""

import json
from typing import Any

from django.core.exceptions import ImproperlyConfigured

from crimemap.settings import environment
from crimemap.settings.security import SECRET_KEY
from crimemap.settings.site import SITE_NAME

# Everything of the staff's lies under this path, cookies included: the public pages have none.
STAFF_PATH = "/admin/"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"

AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
ACCOUNT_ADAPTER = "staff.sign_in.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = f"{SITE_NAME}: "
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
# Guesses of a password or code: 5 for one account, then a pause; 20 a minute from one address.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/15m/key",
    "reset_password": "20/m/ip,5/h/key",
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ["email", "name"]}),
        ("MinimumLengthValidator", {"min_length": 12}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
# An invitation, or a new password, waits this long.
PASSWORD_RESET_TIMEOUT = 3 * 24 * 3600

# Without it, nobody comes further than to where it is set up.
STAFF_SECOND_FACTOR = environment.flag("STAFF_SECOND_FACTOR", default=True)
# Nobody signs up here. Whoever was invited and set a password by a link may set a factor up.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ADAPTER = "staff.sign_in.second_factor.SecondFactorAdapter"
# Long random texts by which the secrets of second factors are encrypted; see `accounts.secrets`.
STAFF_SECRETS_KEYS = environment.words("STAFF_SECRETS_KEYS", "") or [SECRET_KEY]
MFA_TOTP_ISSUER = SITE_NAME
# A telephone's clock may be half a minute out.
MFA_TOTP_TOLERANCE = 1

# Minutes without a request, and hours in all, after which one has to sign in again.
SESSION_COOKIE_AGE = 60 * environment.number("STAFF_IDLE_MINUTES", 60)
SESSION_SAVE_EVERY_REQUEST = True
STAFF_SESSION_SECONDS = 3600 * environment.number("STAFF_SESSION_HOURS", 12)
SESSION_COOKIE_PATH = STAFF_PATH
CSRF_COOKIE_PATH = STAFF_PATH
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = environment.flag("STAFF_HTTPS", default=False)
CSRF_COOKIE_SECURE = SESSION_COOKIE_SECURE
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "https" if SESSION_COOKIE_SECURE else "http"
# Sessions in the database survive a restart of Redis and end with the account.
SESSION_ENGINE = "django.contrib.sessions.backends.db"


def _providers(text: str) -> list[dict[str, Any]]:
    """Read OIDC_PROVIDERS: what each force's own identity provider is, as JSON."""
    needed = {"id", "name", "server", "client_id", "secret", "domains"}
    try:
        providers = json.loads(text or "[]")
        whole = all(needed <= provider.keys() for provider in providers)
    except (ValueError, AttributeError, TypeError) as error:
        raise ImproperlyConfigured(f"OIDC_PROVIDERS is no JSON list of objects: {error}") from error
    if not whole:
        raise ImproperlyConfigured(f"Each of OIDC_PROVIDERS needs {', '.join(sorted(needed))}.")
    return providers


# Domains of e-mail addresses for which a provider may speak, by its id.
OIDC_DOMAINS: dict[str, list[str]] = {}
SOCIALACCOUNT_PROVIDERS: dict[str, dict[str, Any]] = {
    "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": []}
}
for _provider in _providers(environment.text("OIDC_PROVIDERS", "")):
    OIDC_DOMAINS[_provider["id"]] = [domain.lower() for domain in _provider["domains"]]
    SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"].append(
        {
            "provider_id": _provider["id"],
            "name": _provider["name"],
            "client_id": _provider["client_id"],
            "secret": _provider["secret"],
            "settings": {"server_url": _provider["server"]},
        }
    )
# 1 where those providers ask for a second factor themselves, so that we need not.
OIDC_SECOND_FACTOR = environment.flag("OIDC_SECOND_FACTOR", default=False)
SOCIALACCOUNT_ADAPTER = "staff.sign_in.adapter.ProviderAdapter"
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_ONLY = False
