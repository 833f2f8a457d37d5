"""What a person should look at before reference data is loaded; it stops nothing."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model
from psycopg import sql

from ingest.reference.comparing import before_of
from neighbourhoods.models import Neighbourhood
from places.models import DistrictPopulation, LsoaPopulation, Postcode

EXAMPLES = 5
# A new edition of postcodes moves some by metres; a file in wrong units moves all by far.
FAR_METRES = 5000
# Of the rows that were there; editions differ by less.
MANY_GONE = 0.05

BOUNDARIES_LOST = """
    SELECT {called} FROM {table} t JOIN {before} b USING (id)
    WHERE b.boundary IS NOT NULL AND t.boundary IS NULL ORDER BY id
"""
# Lists of names come before boundaries do; then nothing is amiss.
WITHOUT_BOUNDARY = """
    SELECT {called} FROM {table} t LEFT JOIN {before} b USING (id)
    WHERE b.id IS NULL AND t.boundary IS NULL
      AND EXISTS (SELECT FROM {table} WHERE boundary IS NOT NULL) ORDER BY t.id
"""
OTHER_SIZE = """
    SELECT {called} FROM {table} t JOIN {before} b USING (id)
    WHERE t.boundary IS DISTINCT FROM b.boundary AND NOT ST_IsEmpty(b.boundary)
      AND ST_Area(t.boundary) / nullif(ST_Area(b.boundary), 0) NOT BETWEEN 0.5 AND 2
    ORDER BY id
"""
# Against the newest figure of an earlier year or, of the same year and source, the one before.
OTHER_POPULATION = """
    WITH held AS (
        SELECT DISTINCT ON (t.id) t.{area}, t.count, b.count AS earlier
        FROM {table} t
        LEFT JOIN {before} same ON same.id = t.id
        JOIN {before} b
          ON b.{area} = t.{area} AND b.kind = t.kind AND (b.id = t.id OR b.year < t.year)
        WHERE t.count IS DISTINCT FROM same.count
        ORDER BY t.id, b.id = t.id DESC, b.year DESC
    )
    SELECT a.code || ': ' || earlier || ' to ' || count
    FROM held JOIN {areas} a ON a.id = held.{area}
    WHERE (count * 2 <= earlier OR count >= earlier * 2) AND greatest(count, earlier) >= 50
    ORDER BY 1
"""
MOVED_FAR = """
    SELECT t.key FROM {table} t JOIN {before} b USING (key)
    WHERE t.location IS DISTINCT FROM b.location
      AND ST_DistanceSphere(t.location, b.location) > {metres} ORDER BY key
"""
TEAMS_GONE = """
    SELECT b.code || ' ' || b.name FROM {before} b LEFT JOIN {table} t USING (id)
    WHERE t.id IS NULL
      AND EXISTS (SELECT FROM before_neighbourhoods_teammember m WHERE m.neighbourhood_id = b.id)
    ORDER BY b.code
"""
CALLED = {"forces_force": "t.name"}


def found(
    cursor: Any, tables: Sequence[type[Model]], differences: list[dict[str, Any]]
) -> list[str]:
    """
    Return a sentence for each suspicion about what happened since `comparing.watch`.

    `differences` are those of `comparing.keep`, of the same tables.
    """
    told = []
    for model, difference in zip(tables, differences, strict=True):
        if difference["added"] or difference["changed"] or difference["gone"]:
            told += _of_table(cursor, model)
        if difference["gone"] > MANY_GONE * difference["rows_before"]:
            told.append(
                f"{difference['gone']:,} of {difference['rows_before']:,} {difference['name']} go."
            )
    return told


def _of_table(cursor: Any, model: type[Model]) -> list[str]:
    questions = []
    if any(field.name == "boundary" for field in model._meta.concrete_fields):
        questions += [
            (BOUNDARIES_LOST, "lose their boundary"),
            (WITHOUT_BOUNDARY, "are new and have no boundary"),
            (OTHER_SIZE, "become less than half or more than twice as large"),
        ]
    if model in (LsoaPopulation, DistrictPopulation):
        questions.append((OTHER_POPULATION, "have half as many people, or twice as many"))
    if model is Postcode:
        questions.append((MOVED_FAR, f"move by more than {FAR_METRES // 1000} km"))
    if model is Neighbourhood:
        questions.append((TEAMS_GONE, "go with their teams"))
    told = []
    for question, what in questions:
        cursor.execute(sql.SQL(question).format(**_names(model)))
        which = [row[0] for row in cursor.fetchall()]
        if which:
            more = "; ..." if len(which) > EXAMPLES else ""
            told.append(f"{len(which):,} {what}: {'; '.join(which[:EXAMPLES])}{more}.")
    return told


def _names(model: type[Model]) -> dict[str, sql.Composable]:
    table = model._meta.db_table
    is_lsoa = model is LsoaPopulation
    return {
        "table": sql.Identifier(table),
        "before": before_of(model),
        "called": sql.SQL(CALLED.get(table, "t.code || ' ' || t.name")),
        "area": sql.Identifier("lsoa_id" if is_lsoa else "district_id"),
        "areas": sql.Identifier("places_lsoa" if is_lsoa else "places_district"),
        "metres": sql.Literal(FAR_METRES),
    }
