"""What the loading commands share: their month argument, and how they fail."""

import argparse
import functools

from celery import current_app
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError
from kombu.exceptions import OperationalError as QueueError

from ingest import deeds, standing, waiting
from ingest.models import Deed
from ingest.refusals import NotNow, Refused
from releases.month import Month, NotAMonth


def month_argument(text: str) -> Month:
    try:
        return Month.parse(text)
    except NotAMonth as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def one_clear_line(handle):
    """Turn what stands against a command into its line on standard error and exit status 1."""

    @functools.wraps(handle)
    def handled(*args, **options):
        try:
            return handle(*args, **options)
        except (Refused, NotNow) as reason:
            raise CommandError(str(reason)) from reason
        except QueueError as error:
            raise CommandError(
                "The queue (Redis) does not answer at REDIS_URL. Nothing public has changed; start "
                "it and run the same command again."
            ) from error
        except OperationalError as error:
            first = str(error).splitlines()[0]
            raise CommandError(
                f"The database does not answer ({first}). Nothing public has changed; start it and "
                f"run the same command again."
            ) from error

    return handled


def log(action: Deed.Action, *, month: Month | None = None, what: str = "", text: str) -> None:
    """Write into the audit log what a command, and so nobody who is signed in, has done."""
    deeds.done(action, by=None, month=month, what=what, text=f"By a command: {text}")


class PublicationCommand(BaseCommand):
    """Publish, withdraw or restore one month through a worker, and wait for it."""

    action: str

    def add_arguments(self, parser):
        parser.add_argument("month", type=month_argument)
        parser.add_argument("--note", default="", help="a line for the public change log")

    @one_clear_line
    def handle(self, *, month, note, **options):
        result = current_app.send_task(
            "ingest.tasks.change_publication",
            kwargs={
                "action": self.action,
                "month": str(month),
                "note": note,
                "seen": standing.of(month),
            },
            ignore_result=False,
        )
        done = waiting.for_result(result)
        log(Deed.Action(self.action), month=month, what=note, text=done)
        self.stdout.write(done)
