"""Keep a question from occupying the database for long."""

import contextlib
from collections.abc import Iterator

from django.conf import settings
from django.db import OperationalError, connection, transaction
from psycopg.errors import QueryCanceled

from api.refusals import too_much


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Refuse what has a single query that runs longer than API_QUERY_SECONDS."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT set_config('statement_timeout', %s, true)",
                    [f"{settings.API_QUERY_SECONDS}s"],
                )
            yield
    except OperationalError as error:
        if not isinstance(error.__cause__, QueryCanceled):
            raise
        raise too_much("The question takes too long; ask for a smaller area.") from error
