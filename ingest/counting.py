"""Monthly counts, made from a month's crimes when it is loaded."""

from collections.abc import Iterable
from typing import Any

from django.db import connection, transaction
from django.db.models import Model
from psycopg import sql

from crimes.models import (
    Crime,
    DistrictCount,
    ForceCount,
    LsoaCount,
    NeighbourhoodCount,
    PointCount,
    SquareTotals,
)
from crimes.vocabulary import CRIME_CATEGORIES
from ingest import partitions
from ingest.models import Batch
from ingest.partitions import month_table

POINTS = sql.SQL("""
    INSERT INTO {table} (month, street_point_id, category_id, count)
    SELECT month, street_point_id, category_id, count(*)
    FROM {crimes} WHERE street_point_id IS NOT NULL
    GROUP BY month, street_point_id, category_id
    ORDER BY street_point_id
""")
# One sum for each category, from 1: so one pass makes all of them (36,000 squares in a second).
EACH_CATEGORY = sql.SQL(", ").join(
    sql.SQL("coalesce(sum(sum(count) FILTER (WHERE category_id = {})) OVER up_to, 0)").format(
        sql.Literal(category)
    )
    for category in range(1, max(category.id for category in CRIME_CATEGORIES) + 1)
)
SQUARES = sql.SQL("""
    INSERT INTO {table} (month, square, totals)
    SELECT month, point.square, ARRAY[{each_category}]
    FROM {point_counts} counted JOIN places_streetpoint point ON point.id = counted.street_point_id
    GROUP BY month, point.square
    WINDOW up_to AS (ORDER BY point.square ROWS UNBOUNDED PRECEDING)
    ORDER BY point.square
""")
LSOAS = sql.SQL("""
    INSERT INTO {table} (month, lsoa_id, force_id, category_id, count)
    SELECT month, lsoa_id, force_id, category_id, count(*)
    FROM {crimes} WHERE lsoa_id IS NOT NULL
    GROUP BY month, lsoa_id, force_id, category_id
    ORDER BY lsoa_id
""")
NEIGHBOURHOODS = sql.SQL("""
    INSERT INTO {table} (month, neighbourhood_id, force_id, category_id, count)
    SELECT c.month, placed.neighbourhood_id, c.force_id, c.category_id, count(*)
    FROM {crimes} c JOIN neighbourhoods_placedpoint placed USING (street_point_id)
    GROUP BY c.month, placed.neighbourhood_id, c.force_id, c.category_id
    ORDER BY placed.neighbourhood_id
""")
DISTRICTS = sql.SQL("""
    INSERT INTO {table} (month, district_id, force_id, category_id, count)
    SELECT l.month, lsoa.district_id, l.force_id, l.category_id, sum(l.count)
    FROM {lsoa_counts} l JOIN places_lsoa lsoa ON lsoa.id = l.lsoa_id
    WHERE lsoa.district_id IS NOT NULL
    GROUP BY l.month, lsoa.district_id, l.force_id, l.category_id
    ORDER BY lsoa.district_id
""")
FORCES = sql.SQL("""
    INSERT INTO {table} (month, force_id, category_id, count, without_location)
    SELECT month, force_id, category_id, count(*),
           count(*) FILTER (WHERE street_point_id IS NULL)
    FROM {crimes}
    GROUP BY month, force_id, category_id
    ORDER BY force_id
""")
# In this order: squares are added up from street points, districts from LSOAs.
QUESTIONS: dict[type[Model], sql.SQL] = {
    PointCount: POINTS,
    SquareTotals: SQUARES,
    LsoaCount: LSOAS,
    NeighbourhoodCount: NEIGHBOURHOODS,
    DistrictCount: DISTRICTS,
    ForceCount: FORCES,
}


def count_month(cursor: Any, batch: Batch, models: Iterable[type[Model]] = QUESTIONS) -> None:
    """Make, fill and index the count tables of `batch` from its finished crimes."""
    for model in models:
        partitions.create_month(cursor, model._meta.db_table, batch)
        _fill(cursor, batch, model)
        partitions.seal_month(cursor, model._meta.db_table, batch)


def recount_areas(models: list[type[Model]] | None = None) -> int:
    """
    Count again by area, after boundaries or districts have changed; returns the months done.

    Every version of every month that is kept is counted again, in one transaction for each,
    so that a month put back later agrees with the boundaries of the day.
    """
    models = models or [NeighbourhoodCount, DistrictCount]
    done = 0
    for batch in Batch.objects.filter(state__in=Batch.KEPT).order_by("month", "id"):
        with transaction.atomic(), connection.cursor() as cursor:
            for model in models:
                cursor.execute(
                    sql.SQL("DELETE FROM {}").format(month_table(model._meta.db_table, batch))
                )
                _fill(cursor, batch, model)
        done += 1
    return done


def _fill(cursor: Any, batch: Batch, model: type[Model]) -> None:
    cursor.execute(
        QUESTIONS[model].format(
            table=month_table(model._meta.db_table, batch),
            crimes=month_table(Crime._meta.db_table, batch),
            point_counts=month_table(PointCount._meta.db_table, batch),
            lsoa_counts=month_table(LsoaCount._meta.db_table, batch),
            each_category=EACH_CATEGORY,
        )
    )
