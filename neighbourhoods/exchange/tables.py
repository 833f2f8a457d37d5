"""What the tables of teams, priorities and meetings hold, and how their rows are taken in."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from import_export.fields import Field
from import_export.resources import ModelResource

from forces import publishing, staff
from neighbourhoods.exchange.columns import Day, Line, Lines, Moment, Rich, Way, YesNo
from neighbourhoods.models import Meeting, Neighbourhood, Priority, TeamMember
from neighbourhoods.models.text import AreaText


class Table(ModelResource):
    """
    A table of one kind of text. Each row names its neighbourhood by its code.

    A row is the same as an existing text if it has its `id` or, without one, the values of
    `SAME`. Made for one person: rows of forces for which they may not write are refused.
    """

    SAME: tuple[str, ...] = ()

    id = Field("id", "id", readonly=True)
    force = Field("neighbourhood__force__slug", "force", readonly=True)
    neighbourhood = Field("neighbourhood__code", "neighbourhood", readonly=True)

    def __init__(self, user, *, publish: bool = False, **kwargs):
        super().__init__(**kwargs)
        self.user = user
        self.publish = publish
        self.areas: dict[str, list[Neighbourhood]] = {}

    def rows(self) -> QuerySet:
        """Return the texts that the person may see, as they are exported."""
        kind: type[AreaText] = self._meta.model
        rows = staff.visible(self.user, kind.with_drafts.all(), "export")
        return _light(rows).order_by("neighbourhood__force__position", "neighbourhood__code", "id")

    def before_import(self, dataset, **kwargs) -> None:
        areas = staff.visible(self.user, Neighbourhood.objects.all(), "change")
        for area in areas.select_related("force").defer("boundary", "centre", "force__boundary"):
            self.areas.setdefault(area.code.lower(), []).append(area)

    def before_import_row(self, row, **kwargs) -> None:
        row["_area"] = self._area(row)

    def get_instance(self, instance_loader, row) -> AreaText | None:
        texts = _light(self._meta.model.with_drafts.all())
        if row.get("id"):
            found = texts.filter(id=row["id"]).first() if row["id"].isdigit() else None
            if found is None or not staff.may(self.user, "change", type(found), found):
                raise ValidationError(
                    f"There is no row with the id {row['id']!r} that you may change."
                )
        else:
            found = texts.filter(neighbourhood=row["_area"], **self._key(row)).first()
        return found.take_up_draft() if found else None

    def import_instance(self, instance, row, **kwargs) -> None:
        instance.neighbourhood = row["_area"]
        super().import_instance(instance, row, **kwargs)
        if "position" in instance.WRITTEN and instance.position is None:
            others = type(instance).with_drafts.filter(neighbourhood=instance.neighbourhood)
            last = others.order_by("position").last()
            instance.position = last.position + 1 if last else 1

    def skip_row(self, instance, original, row, import_validation_errors=None) -> bool:
        moved = original.pk is None or original.neighbourhood_id != instance.neighbourhood_id
        return not moved and super().skip_row(instance, original, row, import_validation_errors)

    def do_instance_save(self, instance, is_create) -> None:
        if self.publish:
            publishing.publish(instance, by=self.user, why="Import")
        else:
            publishing.save_draft(instance, by=self.user, why="Import")

    def _key(self, row: dict[str, Any]) -> dict[str, Any]:
        fields = [self.fields[name] for name in self.SAME]
        missing = [field.column_name for field in fields if field.column_name not in row]
        if missing:
            raise ValidationError(f"The column {missing[0]!r} is missing.")
        try:
            return {field.attribute: field.clean(row) for field in fields}
        except ValueError as error:
            raise ValidationError(str(error)) from error

    def _area(self, row: dict[str, Any]) -> Neighbourhood:
        code, force = row.get("neighbourhood", ""), row.get("force", "").lower()
        areas = self.areas.get(code.lower(), [])
        areas = [area for area in areas if force in ("", area.force.slug)]
        if not areas:
            raise ValidationError(f"There is no neighbourhood {code!r} for which you may write.")
        if len(areas) > 1:
            raise ValidationError(f"Several forces have a neighbourhood {code!r}: name the force.")
        return areas[0]


class Options:
    skip_unchanged = True
    clean_model_instances = True
    skip_html_diff = True
    store_instance = True
    use_transactions = True


class Team(Table):
    SAME = ("name", "rank")

    name = Field("name", "name", Line())
    rank = Field("rank", "rank", Line())
    rank_cy = Field("rank_cy", "rank_cy", Line())
    bio = Field("bio", "bio", Rich())
    bio_cy = Field("bio_cy", "bio_cy", Rich())
    email = Way("email")
    telephone = Way("telephone")
    mobile = Way("mobile")
    web = Way("web")
    twitter = Way("twitter")
    facebook = Way("facebook")

    class Meta(Options):
        model = TeamMember
        fields = ("id", "force", "neighbourhood", "name", "rank", "rank_cy", "bio", "bio_cy",
                  "email", "telephone", "mobile", "web", "twitter", "facebook")  # fmt: skip
        import_id_fields = ()


class Priorities(Table):
    SAME = ("issue_date", "issue")

    issue_date = Field("issue_date", "issue_date", Day())
    issue = Field("issue", "issue", Rich())
    issue_cy = Field("issue_cy", "issue_cy", Rich())
    action_date = Field("action_date", "action_date", Day())
    action = Field("action", "action", Rich())
    action_cy = Field("action_cy", "action_cy", Rich())

    class Meta(Options):
        model = Priority
        fields = ("id", "force", "neighbourhood", "issue_date", "issue", "issue_cy",
                  "action_date", "action", "action_cy")  # fmt: skip
        import_id_fields = ()


class Meetings(Table):
    SAME = ("starts_at", "title")

    title = Field("title", "title", Line())
    title_cy = Field("title_cy", "title_cy", Line())
    starts_at = Field("starts_at", "starts", Moment())
    ends_at = Field("ends_at", "ends", Moment())
    address = Field("address", "address", Lines())
    online_url = Field("online_url", "online", Line())
    description = Field("description", "description", Rich())
    description_cy = Field("description_cy", "description_cy", Rich())
    is_cancelled = Field("is_cancelled", "cancelled", YesNo())

    class Meta(Options):
        model = Meeting
        fields = ("id", "force", "neighbourhood", "title", "title_cy", "starts_at", "ends_at",
                  "address", "online_url", "description", "description_cy",
                  "is_cancelled")  # fmt: skip
        import_id_fields = ()


TABLES: dict[str, type[Table]] = {"team": Team, "priorities": Priorities, "meetings": Meetings}


def _light(rows: QuerySet) -> QuerySet:
    """Return the rows with their neighbourhoods and forces, without boundaries."""
    return rows.select_related("neighbourhood__force").defer(
        "neighbourhood__boundary", "neighbourhood__centre", "neighbourhood__force__boundary"
    )
