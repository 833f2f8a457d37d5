"""bin/manage publish_month 2022-05 [--note TEXT]"""

from ingest.console import PublicationCommand


class Command(PublicationCommand):
    help = "Make the loaded version of a month public."
    action = "publish"
