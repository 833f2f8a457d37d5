-- The areas that a still map of one neighbourhood shows, as SVG, with their levels.
--
-- Parameters: own, id of the neighbourhood; west, south, east, north, the frame in metres of web
-- Mercator; scale, pixels for each metre; kind, of area; outlines, the zoom that outlines are for;
-- period, group, method, of the levels; month, whose figures may be missing. What stands for
-- areas is as in tile.sql.
-- Columns: path, name, name_cy, band, reason, is missing, is it the neighbourhood itself, does it
-- share people with it, outline in pixels from the upper left corner, x and y of its name. The
-- neighbourhood itself comes last, so that it is drawn over the others; those around by name.
WITH frame AS (
    -- A little more than is seen, so that the cut is not.
    SELECT ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 3857) AS seen,
        Box2D(ST_Expand(
            ST_MakeEnvelope(%(west)s, %(south)s, %(east)s, %(north)s, 3857), 4 / %(scale)s
        )) AS box
)
SELECT
    area.path, area.name, area.name_cy, coalesce(level.band, -1), coalesce(level.reason, 0),
    coalesce(coverage.status, '') NOT IN ('supplied', 'partly'),
    %(kind)s = 2 AND drawn.area_id = %(own)s AS is_own,
    %(kind)s = 2 OR EXISTS (
        SELECT FROM levels_neighbourhoodshare AS share
        WHERE share.lsoa_id = drawn.area_id AND share.neighbourhood_id = %(own)s
    ),
    ST_AsSVG(moved, 1, 1),
    round(ST_X(middle))::int, round(-ST_Y(middle))::int
FROM frame
JOIN places_mapshape AS drawn ON drawn.kind = %(kind)s AND drawn.zoom = %(outlines)s
    AND drawn.shape && frame.seen
JOIN ({areas}) AS area ON area.id = drawn.area_id
LEFT JOIN levels_level AS level
    ON level.area_id = drawn.area_id AND level.kind = %(kind)s AND level.period = %(period)s
    AND level.crime_group = %(group)s AND level.method = %(method)s
LEFT JOIN releases_coverage AS coverage
    ON coverage.force_slug = area.force AND coverage.kind = 'street'
    AND coverage.month = %(month)s
CROSS JOIN LATERAL ST_ClipByBox2D(drawn.shape, frame.box) AS clipped
CROSS JOIN LATERAL ST_Affine(
    clipped, %(scale)s, 0, 0, %(scale)s, -%(west)s * %(scale)s, -%(north)s * %(scale)s
) AS moved
CROSS JOIN LATERAL ST_PointOnSurface(moved) AS middle
WHERE NOT ST_IsEmpty(clipped) AND ST_Intersects(drawn.shape, frame.seen)
ORDER BY is_own, area.name, area.path
