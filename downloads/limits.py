"""How many custom downloads one network address may have made."""

from datetime import timedelta

from django.conf import settings
from django.db.models import Min
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.addresses import caller
from downloads.models import Export

AN_HOUR = timedelta(hours=1)
# An export of one force and year takes seconds; of everything, some minutes.
SECONDS_TO_WAIT = 60


def who(request: HttpRequest) -> str:
    """Return a keyed digest of the caller's address, "" for a proxy of our own."""
    address = caller(
        request.META.get("REMOTE_ADDR", ""), request.headers.get("X-Forwarded-For", "")
    )
    return salted_hmac("downloads", address, algorithm="sha256").hexdigest() if address else ""


def seconds_to_wait(who: str) -> int:
    """Return after how many seconds this caller may ask for another; 0 for at once."""
    if not settings.EXPORTS_PER_HOUR or not who:
        return 0
    exports = Export.objects.filter(caller=who)
    if exports.filter(state=Export.State.PENDING).count() >= settings.EXPORTS_AT_ONCE:
        return SECONDS_TO_WAIT
    recent = exports.filter(created_at__gt=timezone.now() - AN_HOUR)
    if recent.count() < settings.EXPORTS_PER_HOUR:
        return 0
    first = recent.aggregate(first=Min("created_at"))["first"]
    return max(int((first + AN_HOUR - timezone.now()).total_seconds()), 1)
