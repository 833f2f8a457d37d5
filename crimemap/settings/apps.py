"""Apps, middleware, templates."""

from crimemap.settings.environment import BASE_DIR

INSTALLED_APPS = [
    "languages",
    "accounts",
    "releases",
    "forces",
    "places",
    "neighbourhoods",
    "crimes",
    "stops",
    "levels",
    "ingest",
    "pages",
    "api",
    "downloads",
    "staff",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "django_prose_editor",
    "import_export",
    "leaflet",
    "ninja",
    "simple_history",
    "staff.apps.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.gis",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "crimemap.logs.RequestId",
    "api.front_door.FrontDoor",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "crimemap.compression.Compression",
    "pages.headers.PublicHeaders",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "languages.addresses.LanguageOfAddress",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "staff.sign_in.gate.Gate",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "crimemap.urls"
WSGI_APPLICATION = "crimemap.wsgi.application"
# Widgets of our own have their templates beside all others.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
AUTH_USER_MODEL = "accounts.User"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "pages.site.site",
            ],
        },
    }
]
