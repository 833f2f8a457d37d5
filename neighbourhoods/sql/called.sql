-- What is called by one of some names: neighbourhoods, towns and villages, streets.
--
-- Parameters: code, of a neighbourhood, in capitals; words, LIKE patterns of the names standing as
-- whole words; names, of places, folded; edges, LIKE patterns of the names as the first or last of
-- two; streets, names of streets, folded; boxes, EWKB; everywhere, whether boxes do not matter;
-- most, how many rows of a kind; most_points, how many street points.
-- Columns: what was found ("code", "neighbourhood", "town", "points" or "street"); kind of a place;
-- its name, in English and Welsh; what tells it from others; neighbourhood, of areas and points;
-- EWKB of its location; how many street points the row stands for.
--
-- Points of one name are counted by neighbourhood. The gazetteer's streets are only looked at
-- where no point in any neighbourhood is called so.
WITH around AS MATERIALIZED (
    SELECT array_agg(ST_GeomFromEWKB(box)) AS boxes FROM unnest(%(boxes)s::bytea[]) AS box
),
point AS MATERIALIZED (
    SELECT id, name, location
    FROM places_streetpoint
    WHERE
        folded = ANY(%(streets)s)
        AND (%(everywhere)s OR location && ANY((SELECT boxes FROM around)::geometry[]))
    LIMIT %(most_points)s
),
street AS MATERIALIZED (
    SELECT
        placed.neighbourhood_id,
        min(point.name) AS name,
        (array_agg(point.location ORDER BY point.id))[1] AS location,
        count(*) AS points
    FROM point LEFT JOIN neighbourhoods_placedpoint AS placed ON placed.street_point_id = point.id
    GROUP BY placed.neighbourhood_id
)
SELECT
    'code' AS found, '' AS kind, '' AS name, '' AS name_cy, '' AS within,
    id AS neighbourhood, NULL::bytea AS location, 0 AS points
FROM neighbourhoods_neighbourhood
WHERE upper(code) = %(code)s
UNION ALL
(
    SELECT 'neighbourhood', '', '', '', '', id, NULL, 0
    FROM neighbourhoods_neighbourhood
    WHERE
        folded LIKE ANY(%(words)s)
        AND (%(everywhere)s OR boundary && ANY((SELECT boxes FROM around)::geometry[]))
    ORDER BY name, id
    LIMIT %(most)s
)
UNION ALL
(
    SELECT 'town', kind, name, name_cy, within, NULL, ST_AsEWKB(location), 0
    FROM places_placename
    WHERE
        kind <> 'street'
        -- A place with a Welsh name has both in `folded`, one after the other.
        AND (folded = ANY(%(names)s) OR (folded LIKE ANY(%(edges)s) AND name_cy <> ''))
        AND (%(everywhere)s OR location && ANY((SELECT boxes FROM around)::geometry[]))
    ORDER BY within, source_id
    LIMIT %(most)s
)
UNION ALL
SELECT 'points', 'street', name, '', '', neighbourhood_id, ST_AsEWKB(location), points
FROM street
UNION ALL
(
    SELECT 'street', kind, name, name_cy, within, NULL, ST_AsEWKB(location), 0
    FROM places_placename
    WHERE
        kind = 'street'
        AND folded = ANY(%(streets)s)
        AND (%(everywhere)s OR location && ANY((SELECT boxes FROM around)::geometry[]))
        AND NOT EXISTS (SELECT FROM street WHERE neighbourhood_id IS NOT NULL)
    ORDER BY within, source_id
    LIMIT %(most)s
)
