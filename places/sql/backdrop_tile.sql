-- A vector tile of the backdrop.
--
-- Parameters: z, x, y, the tile; pixel, its size in metres of web Mercator.
-- One row and column: the tile, with a layer for each of the backdrop's (coast, road, place ...)
-- and the properties kind, name and name_cy; of a place latitude and longitude besides.
WITH tile AS MATERIALIZED (
    SELECT
        ST_TileEnvelope(%(z)s, %(x)s, %(y)s) AS box,
        ST_TileEnvelope(%(z)s, %(x)s, %(y)s, margin => 0.03125) AS reach
),
cut AS MATERIALIZED (
    SELECT layer, kind, NULLIF(name, '') AS name, NULLIF(name_cy, '') AS name_cy,
        CASE WHEN layer = 'place'
            THEN round(ST_Y(ST_Transform(shape, 4326))::numeric, 5)::float8 END AS latitude,
        CASE WHEN layer = 'place'
            THEN round(ST_X(ST_Transform(shape, 4326))::numeric, 5)::float8 END AS longitude,
        ST_AsMVTGeom(ST_Simplify(shape, %(pixel)s / 2, true), tile.box, 4096, 128) AS drawn
    FROM places_backdrop, tile
    WHERE shape && tile.reach AND from_zoom <= %(z)s
),
layers AS (
    SELECT ST_AsMVT(
        (SELECT one FROM (
            SELECT cut.kind, cut.name, cut.name_cy, cut.latitude, cut.longitude, cut.drawn
        ) AS one),
        cut.layer, 4096, 'drawn'
    ) AS layer
    FROM cut WHERE drawn IS NOT NULL
    GROUP BY cut.layer
)
SELECT coalesce(string_agg(layer, ''), '') FROM layers
