"""Keys, hosts, and headers."""

from crimemap.settings import environment

SECRET_KEY = environment.text("SECRET_KEY", what_for="a long random text that signs sessions.")
# Who asks for /metrics must send it: `Authorization: Bearer ...`. Empty: there is no such page.
METRICS_TOKEN = environment.text("METRICS_TOKEN", "")
DEBUG = environment.flag("DEBUG", default=False)
ALLOWED_HOSTS = environment.words("ALLOWED_HOSTS", "127.0.0.1,localhost,[::1]")
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
