-- The levels of one neighbourhood, and the monthly crimes of it, its district and its force.
--
-- One row, so that the page of a neighbourhood asks once. Crimes are those that the area's own
-- force reported (levels/monthly.py). The district is the one where most of its people live.
--
-- Parameters: neighbourhood, force, force_slug, categories (ids, one group), method.
-- Columns: levels (a list of rows of levels_level, with last_month and source), district (code,
-- name, name_cy), of_area, of_district, of_force ({month: crimes}), supplied (months), is_bounded.
WITH district AS (
    SELECT d.id, d.code, d.name, d.name_cy
    FROM levels_neighbourhoodshare s
    JOIN places_lsoa l ON l.id = s.lsoa_id
    JOIN places_district d ON d.id = l.district_id
    LEFT JOIN LATERAL (
        SELECT count FROM places_lsoapopulation p
        WHERE p.lsoa_id = l.id AND p.kind = 'resident' ORDER BY year DESC, id DESC LIMIT 1
    ) residents ON true
    WHERE s.neighbourhood_id = %(neighbourhood)s AND d.force_id = %(force)s
    GROUP BY d.id
    ORDER BY sum(s.share * COALESCE(residents.count, 1)) DESC, d.id
    LIMIT 1
)
SELECT
    (
        SELECT json_agg(to_jsonb(level) || jsonb_build_object(
            'last_month', to_char(made.last_month, 'YYYY-MM'), 'source', source.words
        ))
        FROM levels_level level
        JOIN levels_computation made ON made.period = level.period AND made.is_public
        LEFT JOIN levels_populationsource source ON source.id = level.source_id
        WHERE level.kind = 2 AND level.area_id = %(neighbourhood)s AND level.method = %(method)s
    ) AS levels,
    (SELECT row_to_json(district) FROM district) AS district,
    (
        SELECT json_object_agg(to_char(month, 'YYYY-MM'), crimes) FROM (
            SELECT month, sum(count) AS crimes FROM crimes_neighbourhoodcount
            WHERE neighbourhood_id = %(neighbourhood)s AND force_id = %(force)s
              AND category_id = ANY(%(categories)s)
            GROUP BY month
        ) counted
    ) AS of_area,
    (
        SELECT json_object_agg(to_char(month, 'YYYY-MM'), crimes) FROM (
            SELECT month, sum(count) AS crimes FROM crimes_districtcount
            WHERE district_id = (SELECT id FROM district) AND force_id = %(force)s
              AND category_id = ANY(%(categories)s)
            GROUP BY month
        ) counted
    ) AS of_district,
    (
        SELECT json_object_agg(to_char(month, 'YYYY-MM'), crimes) FROM (
            SELECT month, sum(count) AS crimes FROM crimes_forcecount
            WHERE force_id = %(force)s AND category_id = ANY(%(categories)s)
            GROUP BY month
        ) counted
    ) AS of_force,
    (
        SELECT json_agg(to_char(month, 'YYYY-MM') ORDER BY month) FROM releases_coverage
        WHERE force_slug = %(force_slug)s AND kind = 'street' AND status = 'supplied'
    ) AS supplied,
    (
        SELECT boundary IS NOT NULL FROM neighbourhoods_neighbourhood
        WHERE id = %(neighbourhood)s
    ) AS is_bounded
