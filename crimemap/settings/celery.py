"""
Celery: the queue is in Redis, the state of the work is in PostgreSQL.

A load's progress is kept in rows (`ingest.Batch`, `ingest.SourceFile`), never in a task's
result, so a lost queue or a killed worker loses no more than a message that is sent again.
"""

from celery.schedules import crontab

from crimemap.settings import environment
from crimemap.settings.database import REDIS_URL
from crimemap.settings.ingest import LOOK_HOURS

CELERY_BROKER_URL = REDIS_URL
# Only the tasks that an operator waits for leave a result, for a few minutes.
CELERY_RESULT_BACKEND = REDIS_URL
CELERY_RESULT_EXPIRES = 600
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    # A task that was taken and never acknowledged is handed out again after this many
    # seconds. The longest step (indexing a national month) takes about ten seconds.
    "visibility_timeout": 600,
}
# A worker's process keeps its database connection for so many tasks (CONN_MAX_AGE says for how
# long at most): a small file takes no longer to load than PostGIS into a new connection.
CELERY_DB_REUSE_MAX = 500
CELERY_TIMEZONE = "Europe/London"
CELERY_BEAT_SCHEDULE = {
    "look-for-a-new-month": {
        "task": "ingest.tasks.look",
        "schedule": crontab(hour=LOOK_HOURS, minute="10"),
    },
    # One short question for each kind of text.
    "publish-due-texts": {
        "task": "staff.tasks.publish_due",
        "schedule": 15.0,
    },
    # Once a month for each; the other days are for mails that could not be sent.
    "remind-staff": {
        "task": "staff.tasks.send_reminders",
        "schedule": crontab(day_of_month="1-3", hour="8", minute="0"),
    },
    "continue-unfinished-loads": {
        "task": "ingest.tasks.continue_unfinished",
        "schedule": 60.0,
    },
    "throw-away-old-files": {
        "task": "ingest.tasks.throw_away_old_files",
        "schedule": crontab(hour="3", minute="20"),
    },
    # After reference data has changed, or a message was lost. Two short questions if not.
    "compute-levels": {
        "task": "ingest.tasks.compute_levels",
        "schedule": 60.0,
    },
    # Custom downloads whose message was lost, and those past their time.
    "look-after-exports": {
        "task": "downloads.tasks.look_after_exports",
        "schedule": 60.0,
    },
    # After the public data has changed. Three short questions if not.
    "make-archives": {
        "task": "downloads.tasks.make_archives",
        "schedule": 60.0,
    },
    "make-boundaries": {
        "task": "downloads.tasks.make_boundaries",
        "schedule": 60.0,
    },
}
# One file of one force never holds more than this; a worker child that has grown past it
# (in kilobytes) is replaced after its task.
CELERY_WORKER_MAX_MEMORY_PER_CHILD = 900_000
# Installations (and tests) that share one Redis keep apart by this name.
CELERY_TASK_DEFAULT_QUEUE = environment.text("QUEUE_NAME", "crimemapper")
