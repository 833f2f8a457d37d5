"""
`/contact/`: a form that sends an email.

The page is as cacheable as any other and sets no cookie: what a form of a session would hold
is signed into the second step. A person fills the form in, then looks at it once more and sends
it; programs that fill in every field, or post straight away, or post too often, get no further.
"""

import logging

from django import forms
from django.conf import settings
from django.core import signing
from django.core.mail import EmailMessage
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt

from pages import contact_limit
from pages.caching import PublicRequest, public_page

log = logging.getLogger(__name__)

SALT = "pages.contact"
# Seconds between the two steps: nobody reads their message in less than two, and what lay open
# for a day is better looked at again.
QUICKEST = 2
SLOWEST = 24 * 60 * 60

SUBJECTS = {
    "site": _("A question or a problem with this site"),
    "figures": _("A figure that looks wrong"),
    "location": _("A location that should be reviewed"),
    "accessibility": _("Something that I cannot use"),
}


class ContactForm(forms.Form):
    """What a visitor writes. `website` is for programs: people do not see it."""

    about = forms.ChoiceField(choices=list(SUBJECTS.items()), label=_("What is it about?"))
    page = forms.CharField(
        max_length=500,
        required=False,
        label=_("Which page is it about? (optional)"),
        help_text=_("Its address, or the name of the area"),
    )
    message = forms.CharField(
        max_length=5000, label=_("Your message"), widget=forms.Textarea(attrs={"rows": 8})
    )
    email = forms.EmailField(
        required=False,
        label=_("Your email address (optional)"),
        help_text=_("Only if you want an answer. It is used for nothing else."),
    )
    website = forms.CharField(required=False)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this empty."))
        return ""


@csrf_exempt
def contact(request: HttpRequest) -> HttpResponse:
    """Show the form; on POST show what would be sent, or send it."""
    if request.method != "POST":
        return _empty_form(request)
    if not settings.CONTACT_EMAIL:
        raise Http404
    response = _send(request) if "signed" in request.POST else _check(request)
    response.headers["Cache-Control"] = "no-store"
    return response


@public_page
def sent(request: PublicRequest) -> HttpResponse:
    return render(request, "contact/sent.html")


@public_page
def _empty_form(request: PublicRequest) -> HttpResponse:
    asked = request.GET.get("about", "")
    form = ContactForm(initial={"about": asked if asked in SUBJECTS else "site"})
    return render(request, "contact/contact.html", {"form": form, "can_mail": _can_mail()})


def _can_mail() -> bool:
    return bool(settings.CONTACT_EMAIL)


def _check(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST)
    if not form.is_valid():
        context = {"form": form, "can_mail": True}
        return render(request, "contact/contact.html", context, status=400)
    return render(
        request,
        "contact/check.html",
        {
            "form": form,
            "about": SUBJECTS[form.cleaned_data["about"]],
            "signed": signing.dumps(form.cleaned_data, salt=SALT, compress=True),
        },
    )


def _send(request: HttpRequest) -> HttpResponse:
    signed = request.POST["signed"]
    try:
        written = signing.loads(signed, salt=SALT, max_age=SLOWEST)
    except signing.BadSignature:
        return _not_sent(request, status=400)
    if _is_younger_than(signed, QUICKEST) or not contact_limit.take(request):
        return _not_sent(request, status=429)
    try:
        _message(written).send()
    except OSError:
        log.exception("A message of a visitor could not be sent")
        return _not_sent(request, status=503)
    return HttpResponseRedirect(reverse("contact-sent"))


def _is_younger_than(signed: str, seconds: int) -> bool:
    """Say whether the check page was made less than `seconds` ago."""
    try:
        signing.loads(signed, salt=SALT, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True


def _message(written: dict[str, str]) -> EmailMessage:
    lines = [written["message"], "", f"Page: {written['page']}", f"From: {written['email']}"]
    return EmailMessage(
        subject=f"{settings.SITE_NAME}: {written['about']}",
        body="\n".join(lines),
        to=[settings.CONTACT_EMAIL],
        reply_to=[written["email"]] if written["email"] else None,
    )


def _not_sent(request: HttpRequest, status: int) -> HttpResponse:
    return render(request, "contact/not_sent.html", status=status)
