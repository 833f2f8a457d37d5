"""Mail that the site sends: invitations, new passwords, reminders."""

from crimemap.settings import environment

# Without a server, mails are written to the log.
EMAIL_HOST = environment.text("EMAIL_HOST", "")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.console.EmailBackend"
)
EMAIL_PORT = environment.number("EMAIL_PORT", 587)
EMAIL_HOST_USER = environment.text("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = environment.text("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = environment.flag("EMAIL_TLS", default=True)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = environment.text("EMAIL_FROM", "crimemapper@localhost")
# The address of the site as people reach it, for links in mails.
SITE_URL = (
    environment.text("SITE_URL", "") or f"http://127.0.0.1:{environment.text('PORT', '') or 8000}"
).rstrip("/")
