"""bin/manage restore_month 2022-05 [--note TEXT]"""

from ingest.console import PublicationCommand


class Command(PublicationCommand):
    help = "Put the version of a month before the last load back."
    action = "restore"
