"""The Celery application. Tasks use `@shared_task`, so no app imports this module."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "crimemap.settings")

app = Celery("crimemap")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
