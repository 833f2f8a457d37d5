"""Say why a force's file did not come, or that it is not whole."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from forces.models import Force
from ingest import deeds
from ingest.desk.guard import context
from ingest.models import Deed, SupplyNote
from releases.kinds import Kind
from releases.month import Month


class NoteForm(forms.ModelForm):
    class Meta:
        model = SupplyNote
        fields = ("status", "reason", "reason_cy")
        widgets = {
            "reason": forms.Textarea(attrs={"rows": 3}),
            "reason_cy": forms.Textarea(attrs={"rows": 3, "lang": "cy"}),
        }


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, month: Month, force_slug: str, kind: str) -> HttpResponse:
    force = get_object_or_404(Force.objects.defer("boundary"), slug=force_slug)
    if kind not in set(Kind):
        raise Http404
    label = Kind(kind).label
    existing = SupplyNote.objects.filter(month=month, force=force, kind=kind).first()
    instance = existing or SupplyNote(month=month, force=force, kind=kind)
    form = NoteForm(request.POST or None, instance=instance)
    place = {"force": force_slug, "kind": kind}
    if request.method == "POST" and "remove" in request.POST:
        return _ask(request, month, f"{force}, {label}: take the note back", place)
    if request.method == "POST" and form.is_valid():
        texts = {name: form.cleaned_data[name] for name in form.fields}
        return _ask(request, month, f"{force}, {label}: {texts['reason']}", place | texts)
    return render(
        request,
        "months/supply.html",
        context(
            request,
            f"{force}, {label.lower()}, {month}",
            form=form,
            month=month,
            has_note=existing is not None,
        ),
    )


def _ask(request: HttpRequest, month: Month, what: str, asked: dict[str, str]) -> HttpResponse:
    deeds.ask(Deed.Action.SUPPLY_NOTE, by=request.user, month=month, what=what, **asked)
    messages.info(request, "The note: asked for. The answer appears below.")
    return HttpResponseRedirect(reverse("desk:month", args=[month]))
