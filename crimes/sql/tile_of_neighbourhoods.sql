-- The neighbourhoods whose name stands in a map tile, with their crimes in one month.
--
-- Parameters: z, x, y, the tile; outlines, the zoom that outlines are for; month; categories, an
-- array of ids.
-- Columns: path (`doggerland/D01`); latitude and longitude in millionths of a degree; crimes;
-- name. A neighbourhood without crimes, or whose force supplied nothing, has no row.
SELECT
    force.slug || '/' || area.code,
    round(ST_Y(place) * 1000000)::int, round(ST_X(place) * 1000000)::int,
    sum(counted.count), area.name
FROM places_mapshape AS drawn
JOIN neighbourhoods_neighbourhood AS area ON area.id = drawn.area_id
JOIN forces_force AS force ON force.id = area.force_id
JOIN crimes_neighbourhoodcount AS counted
    ON counted.neighbourhood_id = area.id AND counted.month = %(month)s
    AND counted.category_id = ANY(%(categories)s)
CROSS JOIN LATERAL ST_Transform(drawn.label, 4326) AS place
WHERE drawn.kind = 2 AND drawn.zoom = %(outlines)s
    AND drawn.shape && ST_TileEnvelope(%(z)s, %(x)s, %(y)s)
    AND drawn.label && ST_TileEnvelope(%(z)s, %(x)s, %(y)s)
GROUP BY area.id, force.slug, place
ORDER BY area.id
