-- A vector tile of areas with their levels, and of their names.
--
-- Parameters: z, x, y, the tile; kind, of area; outlines, the zoom that the outlines are for;
-- period, group, method, of the levels; month, whose figures may be missing. For areas a SELECT
-- is put in: of id, name, name_cy, force (its slug) and path (what follows /forces/, /districts/
-- or /areas/ in an address).
-- One row and column: the tile, with the layers `areas` (outlines; level from 0 to 4, or reason
-- why there is none; missing, where the force supplied nothing for the month) and `names` (where
-- they may stand, with their place in degrees).
--
-- An outline reaches 4 pixels beyond the tile, so that the lines drawn along the cut are not
-- seen. Levels are those of `ratio-eb-1` or `sd-1`; an area without a row has neither level nor
-- reason.
WITH tile AS MATERIALIZED (
    SELECT
        ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS box,
        ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => 0.015625) AS reach
),
found AS MATERIALIZED (
    SELECT drawn.shape, drawn.label, area.name, NULLIF(area.name_cy, '') AS name_cy, area.path,
        NULLIF(level.band, -1) AS level, NULLIF(level.reason, 0) AS reason,
        CASE WHEN coverage.status IN ('supplied', 'partly') THEN NULL ELSE true END AS missing
    FROM places_mapshape AS drawn
    JOIN ({areas}) AS area ON area.id = drawn.area_id
    LEFT JOIN levels_level AS level
        ON level.area_id = drawn.area_id AND level.kind = %(kind)s
        AND level.period = %(period)s AND level.crime_group = %(group)s
        AND level.method = %(method)s
    LEFT JOIN releases_coverage AS coverage
        ON coverage.force_slug = area.force AND coverage.kind = 'street'
        AND coverage.month = %(month)s
    WHERE drawn.kind = %(kind)s AND drawn.zoom = %(outlines)s
        AND drawn.shape && (SELECT reach FROM tile)
)
SELECT (
    SELECT coalesce(ST_AsMVT(area, 'areas', 4096, 'outline'), '')
    FROM (
        SELECT name, name_cy, path, level, reason, missing,
            ST_AsMVTGeom(shape, tile.box, 4096, 64) AS outline
        FROM found, tile
    ) AS area
    WHERE outline IS NOT NULL
) || (
    SELECT coalesce(ST_AsMVT(named, 'names', 4096, 'place'), '')
    FROM (
        SELECT name, name_cy, path,
            round(ST_Y(degrees)::numeric, 5)::float8 AS latitude,
            round(ST_X(degrees)::numeric, 5)::float8 AS longitude,
            ST_AsMVTGeom(label, tile.box, 4096, 0) AS place
        FROM found, tile, ST_Transform(label, 4326) AS degrees
        WHERE label && tile.box
    ) AS named
    WHERE place IS NOT NULL
)
