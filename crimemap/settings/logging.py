"""Logs go to standard error, one line each; see `crimemap.logs` for what they leave out."""

from django.core.exceptions import ImproperlyConfigured

from crimemap.settings import environment

_FORMATTERS = {"line": "crimemap.logs.Line", "json": "crimemap.logs.Json"}
_format = environment.text("LOG_FORMAT", "line")
if _format not in _FORMATTERS:
    raise ImproperlyConfigured(f"LOG_FORMAT is {_format!r}; write line or json.")

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {name: {"()": formatter} for name, formatter in _FORMATTERS.items()},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": _format}},
    "root": {"handlers": ["stderr"], "level": environment.text("LOG_LEVEL", "INFO")},
    # The address that httpx names in each line may hold what somebody searched for.
    "loggers": {"httpx": {"level": "WARNING"}},
}
# Workers log as everybody does.
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
