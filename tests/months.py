"""Monthly tables for tests: made on demand, counted with plain SQL."""

from django.db import connection

from releases.month import Month

COUNTS = {
    "crimes_pointcount": """
        INSERT INTO crimes_pointcount (month, street_point_id, category_id, count)
        SELECT month, street_point_id, category_id, count(*)
        FROM crimes_crime WHERE month = %s AND street_point_id IS NOT NULL
        GROUP BY 1, 2, 3
    """,
    "crimes_squaretotals": """
        INSERT INTO crimes_squaretotals (month, square, totals)
        SELECT DISTINCT month, point.square, ARRAY(
            SELECT (
                SELECT count(*)
                FROM crimes_crime AS up_to JOIN places_streetpoint AS before
                    ON before.id = up_to.street_point_id
                WHERE up_to.month = crimes_crime.month AND before.square <= point.square
                    AND up_to.category_id = category
            )
            FROM generate_series(1, 15) AS category
        )
        FROM crimes_crime JOIN places_streetpoint AS point ON point.id = street_point_id
        WHERE month = %s
    """,
    "crimes_lsoacount": """
        INSERT INTO crimes_lsoacount (month, lsoa_id, force_id, category_id, count)
        SELECT month, lsoa_id, force_id, category_id, count(*)
        FROM crimes_crime WHERE month = %s AND lsoa_id IS NOT NULL
        GROUP BY 1, 2, 3, 4
    """,
    "crimes_neighbourhoodcount": """
        INSERT INTO crimes_neighbourhoodcount
            (month, neighbourhood_id, force_id, category_id, count)
        SELECT month, neighbourhood_id, force_id, category_id, count(*)
        FROM crimes_crime JOIN neighbourhoods_placedpoint USING (street_point_id)
        WHERE month = %s
        GROUP BY 1, 2, 3, 4
    """,
    "crimes_districtcount": """
        INSERT INTO crimes_districtcount (month, district_id, force_id, category_id, count)
        SELECT month, district_id, force_id, category_id, count(*)
        FROM crimes_crime JOIN places_lsoa ON places_lsoa.id = lsoa_id
        WHERE month = %s AND district_id IS NOT NULL
        GROUP BY 1, 2, 3, 4
    """,
    "crimes_forcecount": """
        INSERT INTO crimes_forcecount (month, force_id, category_id, count, without_location)
        SELECT month, force_id, category_id, count(*),
            count(*) FILTER (WHERE street_point_id IS NULL)
        FROM crimes_crime WHERE month = %s
        GROUP BY 1, 2, 3
    """,
}


def attach(table: str, month: Month) -> None:
    """Make the partition of `month`, if the table has none for it."""
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE TABLE IF NOT EXISTS months.{table}_{month.year}_{month.number:02}_test "
            f"PARTITION OF {table} FOR VALUES IN ('{month.first_day}')"
        )


def count(month: Month) -> None:
    """Fill every table of monthly counts from the crimes of `month`."""
    for table, insert in COUNTS.items():
        attach(table, month)
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE month = %s", [month.first_day])
            cursor.execute(insert, [month.first_day])
