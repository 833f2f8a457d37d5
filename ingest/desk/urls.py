"""Every operators' page on one screen; all lie under /admin/."""

from django.urls import register_converter

from ingest.desk import changes, health, loads, log, months, problems, reference, supply, uploads
from ingest.desk.guard import page
from releases.month import Month, NotAMonth

app_name = "desk"


class MonthConverter:
    regex = r"\d{4}-\d{2}"

    def to_python(self, value: str) -> Month:
        try:
            return Month.parse(value)
        except NotAMonth as error:
            raise ValueError(value) from error

    def to_url(self, value: Month) -> str:
        return str(value)


register_converter(MonthConverter, "month")

MONTH = "months/<month:month>/"
LOAD = "loads/<int:number>/"
REFERENCE_LOAD = "reference/loads/<int:number>/"

urlpatterns = [
    page("months/", months.overview, "months"),
    page("months/look/", months.look, "look"),
    page("months/look/<int:number>/<month:month>/", months.load_revised, "load-revised"),
    page(MONTH, months.month, "month"),
    page(MONTH + "note/<slug:force_slug>/<slug:kind>/", supply.note, "supply-note"),
    page(MONTH + "<slug:action>/", changes.change, "change"),
    page(LOAD, loads.load, "load"),
    page(LOAD + "cancel/", loads.cancel, "load-cancel"),
    page(LOAD + "again/", loads.again, "load-again"),
    page(LOAD + "levels/", loads.levels, "load-levels"),
    page(LOAD + "problems/", problems.table, "problems"),
    page(LOAD + "problems.csv", problems.as_csv, "problems-csv"),
    page("uploads/", uploads.begin, "uploads"),
    page("uploads/<uuid:key>/", uploads.upload, "upload"),
    page("uploads/<uuid:key>/part/", uploads.part, "upload-part"),
    page("reference/", reference.overview, "reference"),
    page(REFERENCE_LOAD, reference.load, "reference-load"),
    page(REFERENCE_LOAD + "apply/", reference.apply, "reference-apply"),
    page(REFERENCE_LOAD + "again/", reference.again, "reference-again"),
    page(REFERENCE_LOAD + "undo/", reference.undo, "reference-undo"),
    page("reference/<slug:kind>/", reference.kind, "reference-kind"),
    page("reference/<slug:kind>/official/", reference.official, "reference-official"),
    page("reference/<slug:kind>/<uuid:key>/", reference.upload, "reference-upload"),
    page("log/", log.log, "log"),
    page("log.csv", log.as_csv, "log-csv"),
    page("health/", health.page_of_parts, "health"),
]
