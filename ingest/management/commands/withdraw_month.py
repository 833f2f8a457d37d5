"""bin/manage withdraw_month 2022-05 [--note TEXT]"""

from ingest.console import PublicationCommand


class Command(PublicationCommand):
    help = "Take a month back from the public; it is kept."
    action = "withdraw"
