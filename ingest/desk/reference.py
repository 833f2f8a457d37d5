"""Reference data: what is loaded, from which file, by whom; what another file would change."""

from dataclasses import asdict
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from ingest import deeds, receiving
from ingest.desk import uploads
from ingest.desk.guard import context
from ingest.models import Deed, ReferenceLoad, Upload
from ingest.reference import catalogue, present, standing
from ingest.reference.catalogue import About
from ingest.reference.options import Options, edition_of

State = ReferenceLoad.State
LOADS = 20
# What may be said of a file, by kind; the edition may be said of any.
ASKED = {
    "populations": ("year", "source"),
    "district-populations": ("year", "source"),
    "measures": ("year", "source"),
    "neighbourhoods": ("force", "neighbourhood", "replace"),
    "neighbourhood-details": ("replace",),
    "place-names": ("replace",),
}


class OptionsForm(forms.Form):
    edition = forms.CharField(
        required=False, max_length=100, help_text="For the record: August 2026, say."
    )
    year = forms.IntegerField(
        required=False, min_value=1900, max_value=2100, help_text="Where the file’s name has none."
    )
    source = forms.CharField(
        required=False, max_length=200, help_text="Who counted; the site names it."
    )
    force = forms.SlugField(
        required=False, help_text="Where the file does not say whose it is: bedfordshire, say."
    )
    neighbourhood = forms.CharField(required=False, max_length=60, help_text="Likewise.")
    replace = forms.BooleanField(
        required=False, label="Remove what the file does not hold any more"
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name in set(self.fields) - {"edition", *ASKED.get(kind, ())}:
            del self.fields[name]


@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """List the kinds in their order, with what there is and the load that brought it."""
    loads = ReferenceLoad.objects.filter(state=State.APPLIED).select_related("by", "upload")
    newest = {load.kind: load for load in loads.order_by("id")}
    kinds = [(about, present.of(about.name), newest.get(about.name)) for about in catalogue.ALL]
    return render(
        request,
        "months/reference.html",
        context(
            request,
            "Reference data",
            kinds=[row for row in kinds if row[0].name != "mirror" or row[2]],
            deeds=_deeds()[:8],
        ),
    )


@require_http_methods(["GET", "POST"])
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """Show a kind and its loads, and take its files, as `uploads.begin` does those of a month."""
    about = _about(kind)
    if request.method == "POST":
        if not about.by_upload:
            raise Http404
        page = "desk:reference-upload"
        here = reverse("desk:reference-kind", args=[kind])
        return uploads.receive(
            request, Upload.Of.REFERENCE, lambda key: reverse(page, args=[kind, key]), here
        )
    loads = ReferenceLoad.objects.filter(kind=kind).select_related("by", "upload")
    return render(
        request,
        "months/reference_kind.html",
        context(
            request,
            about.what[0].upper() + about.what[1:],
            about=about,
            present=present.of(kind),
            loads=loads[:LOADS],
            newest=standing.newest_of(kind),
            form=OptionsForm(kind) if not about.needs_path else None,
        ),
    )


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, kind: str, key) -> HttpResponse:
    """Ask what is to be known of uploaded files, and have a worker look at what they change."""
    about = _about(kind)
    upload = get_object_or_404(
        Upload.objects.select_related("by"),
        id=key,
        of=Upload.Of.REFERENCE,
        thrown_away_at=None,
    )
    uploads.note_finished(upload)
    form = OptionsForm(kind, request.POST or None, initial={"edition": edition_of(str(upload))})
    if request.method == "POST" and upload.finished_at and form.is_valid():
        path = str(receiving.source(upload))
        return _look(request, about, form, upload=upload, path=path)
    return render(
        request,
        "months/reference_upload.html",
        context(request, "Uploaded reference data", about=about, upload=upload, form=form),
    )


@require_POST
def official(request: HttpRequest, kind: str) -> HttpResponse:
    """Look at what comes with the program, for the kinds that need no file."""
    about = _about(kind)
    form = OptionsForm(kind, request.POST)
    if about.needs_path or not form.is_valid():
        raise Http404
    return _look(request, about, form)


@require_GET
def load(request: HttpRequest, number: int) -> HttpResponse:
    """Show what a load changed or would change, with the button that does or undoes it."""
    # Deeds first: what one of them has done is then seen, and the page stays awake.
    recent = list(_deeds().filter(asked__load=number)[:8])
    load = get_object_or_404(ReferenceLoad.objects.select_related("by", "upload"), id=number)
    return render(
        request,
        "months/reference_load.html",
        context(
            request,
            f"{load.kind}, load {load.pk}",
            load=load,
            about=catalogue.BY_NAME[load.kind],
            deeds=recent,
            is_busy=any(not hasattr(deed, "answer") for deed in recent),
            is_old=load.state == State.SEEN and load.standing != standing.now(),
            can_undo=load.can_be_undone and standing.newest_of(load.kind) == load,
        ),
    )


@require_POST
def apply(request: HttpRequest, number: int) -> HttpResponse:
    load = get_object_or_404(ReferenceLoad, id=number)
    return _ask(request, Deed.Action.REFERENCE, load)


@require_POST
def again(request: HttpRequest, number: int) -> HttpResponse:
    """Look at the same files anew, as things stand now."""
    old = get_object_or_404(ReferenceLoad, id=number)
    kept = {name: getattr(old, name) for name in ("kind", "path", "upload", "edition", "publisher")}
    load = ReferenceLoad.objects.create(by_id=request.user.pk, options=old.options, **kept)
    return _ask(request, Deed.Action.REFERENCE_DRY_RUN, load)


@require_http_methods(["GET", "POST"])
def undo(request: HttpRequest, number: int) -> HttpResponse:
    """Say what will be as before, and undo it."""
    load = get_object_or_404(ReferenceLoad.objects.select_related("by", "upload"), id=number)
    if request.method == "POST":
        seen = request.POST.get("seen", "")
        return _ask(request, Deed.Action.REFERENCE_UNDO, load, seen=seen)
    return render(
        request,
        "months/reference_undo.html",
        context(
            request,
            f"Undo {load.kind}, load {load.pk}",
            load=load,
            about=catalogue.BY_NAME[load.kind],
            seen=standing.now(),
            can_undo=load.can_be_undone and standing.newest_of(load.kind) == load,
        ),
    )


def _about(kind: str) -> About:
    if kind not in catalogue.BY_NAME:
        raise Http404
    return catalogue.BY_NAME[kind]


def _look(
    request: HttpRequest, about: About, form: OptionsForm, *, path: str = "", upload=None
) -> HttpResponse:
    options = Options(**{name: value for name, value in form.cleaned_data.items() if value})
    load = ReferenceLoad.objects.create(
        kind=about.name,
        path=path,
        upload=upload,
        publisher=options.source or about.publisher,
        edition=options.edition,
        options=asdict(options),
        by_id=request.user.pk,
    )
    return _ask(request, Deed.Action.REFERENCE_DRY_RUN, load)


def _ask(request: HttpRequest, action: Deed.Action, load: ReferenceLoad, **asked) -> HttpResponse:
    deeds.ask(action, by=request.user, what=str(load), load=load.pk, **asked)
    messages.info(request, f"{action.label}: asked for. The answer appears below.")
    return HttpResponseRedirect(reverse("desk:reference-load", args=[load.pk]))


def _deeds():
    actions = [
        Deed.Action.REFERENCE,
        Deed.Action.REFERENCE_DRY_RUN,
        Deed.Action.REFERENCE_UNDO,
    ]
    return Deed.objects.filter(action__in=actions).select_related("by", "answer")
