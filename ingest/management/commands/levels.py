"""bin/manage levels --explain doggerland/D01 --group burglary | --export FILE | --compute"""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from ingest import levelling
from ingest.console import one_clear_line
from levels import explaining
from levels.explaining import Explanation, Unknown
from levels.export import export
from levels.groups import ALL_CRIME, BY_SLUG
from levels.methods.explain import Step
from levels.vocabulary import DEFAULT_METHOD, METHODS
from releases.queries import published


class Command(BaseCommand):
    help = "Explain the level of an area, write all levels with what they rest on, or compute them."

    def add_arguments(self, parser):
        what = parser.add_mutually_exclusive_group(required=True)
        what.add_argument(
            "--explain", metavar="AREA", help="force/code, or the code of an LSOA or a district"
        )
        what.add_argument("--export", type=Path, metavar="FILE", help="write a CSV file")
        what.add_argument(
            "--compute", action="store_true", help="compute what is out of date, here and now"
        )
        parser.add_argument("--group", choices=list(BY_SLUG), default=ALL_CRIME.slug)
        parser.add_argument("--method", choices=list(METHODS), default=DEFAULT_METHOD.slug)
        parser.add_argument("--period", default="latest", help="latest, or a year such as 2021/22")
        parser.add_argument("--force", default="", metavar="SLUG", help="export one force only")

    @one_clear_line
    def handle(self, **options):
        if options["compute"]:
            lines = levelling.bring_up_to_date() or ["The levels are up to date."]
            self.stdout.write("\n".join(lines))
        elif options["export"]:
            self._export(options["export"], options["force"])
        else:
            self._explain(options)

    def _export(self, path: Path, force: str) -> None:
        try:
            with path.open("wb") as file:
                rows = export(file, force=force)
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{rows:,} levels written to {path}.")

    def _explain(self, options: dict) -> None:
        area, group = options["explain"], BY_SLUG[options["group"]]
        method = METHODS[options["method"]]
        try:
            period = explaining.period_called(options["period"], published())
            explanation = explaining.explain(area, group, method, period)
        except Unknown as unknown:
            raise CommandError(str(unknown)) from unknown
        self.stdout.write(
            f"{group.name} in {area} ({explanation.kind.slug}), {period.label}, by {method.slug}:"
        )
        self.stdout.write("\n".join(_lines(explanation.steps)))
        self.stdout.write(_conclusion(explanation))


def _lines(steps: list[Step]) -> list[str]:
    """Lay the steps out in three columns: name, value, words."""
    values = ["-" if step.value is None else _written(step.value) for step in steps]
    widths = max(len(step.name) for step in steps), max(map(len, values))
    return [
        f"  {step.name:<{widths[0]}}  {value:>{widths[1]}}  {step.words}".rstrip()
        for step, value in zip(steps, values, strict=True)
    ]


def _written(value: float | str) -> str:
    if isinstance(value, str):
        return value
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.6g}"


def _conclusion(explanation: Explanation) -> str:
    if explanation.is_public:
        return f"This is the level that is public: {explanation.public}."
    return (
        f"The level that is public ({explanation.public}) was computed from other figures; "
        f"`bin/manage levels --compute` brings it up to date."
    )
