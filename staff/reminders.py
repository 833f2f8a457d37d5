"""The monthly mail that says what is out of date, and the link that stops it."""

import datetime
import logging

from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from forces.models.membership import OF_A_FORCE
from neighbourhoods import freshness
from staff.areas import chosen_by, visible_to

log = logging.getLogger(__name__)

SALT = "stop-reminders"
# A mail is to be read, not scrolled; the start page has them all.
MOST_AREAS = 25


def send_all(*, now: datetime.datetime) -> int:
    """
    Write to everyone whose neighbourhoods need something, once a month; return to how many.

    May be rung again: whoever has had the mail of this month is left out, and whose mail could
    not be sent is tried again.
    """
    today = timezone.localtime(now).date()
    people = User.objects.filter(
        is_active=True, wants_reminders=True, memberships__role__in=OF_A_FORCE
    ).exclude(reminded_on__gte=today.replace(day=1))
    sent = 0
    for user in people.distinct():
        try:
            is_sent = _send(user, now=now)
        except OSError:
            # What the mail server says of one address (SMTPException is an OSError).
            log.exception("The reminder of user %s could not be sent", user.pk)
            continue
        if is_sent:
            User.objects.filter(pk=user.pk).update(reminded_on=today)
            sent += 1
    return sent


def _send(user: User, *, now: datetime.datetime) -> bool:
    areas = chosen_by(user)
    if not areas.exists():
        areas = visible_to(user)
    stale = [fresh for fresh in freshness.of(areas, now=now) if fresh.faults]
    if not stale:
        return False
    stop = f"{settings.SITE_URL}{reverse('staff:stop-reminders', args=[_token(user)])}"
    text = render_to_string(
        "staff/reminder.txt",
        {
            "user": user,
            "areas": stale[:MOST_AREAS],
            "more": max(0, len(stale) - MOST_AREAS),
            "start": f"{settings.SITE_URL}{reverse('admin:index')}",
            "stop": stop,
            "site_name": settings.SITE_NAME,
        },
    )
    number = len(stale)
    EmailMessage(
        subject=f"{settings.SITE_NAME}: {number} of your neighbourhoods "
        f"{'needs' if number == 1 else 'need'} something",
        body=text,
        to=[user.email],
        # Mail programs show a button for it.
        headers={
            "List-Unsubscribe": f"<{stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    ).send()
    return True


# Mail programs press the button without a page of ours; the link itself is the proof.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the mails to the person to whom the link was sent. GET asks; programs open links."""
    try:
        pk = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    stopped = request.method == "POST"
    if stopped:
        User.objects.filter(pk=pk).update(wants_reminders=False)
    return render(request, "staff/stop_reminders.html", {"stopped": stopped})


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Stop the mails to oneself, or have them again."""
    User.objects.filter(email=request.user.get_username()).update(
        wants_reminders="stop" not in request.POST
    )
    return HttpResponseRedirect(reverse("admin:index"))


def _token(user: User) -> str:
    return signing.dumps(user.pk, salt=SALT)
