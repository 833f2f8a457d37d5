-- The street points in a map tile with crimes in one month.
--
-- Parameters: z, x, y, the tile; month; categories, an array of ids.
-- Columns: id of the point; latitude and longitude in millionths of a degree; crimes; its name as
-- published. Points on the edge are in both tiles.
SELECT point.id, point.latitude_e6, point.longitude_e6, sum(counted.count), point.name
FROM places_streetpoint AS point
JOIN crimes_pointcount AS counted
    ON counted.street_point_id = point.id AND counted.month = %(month)s
    AND counted.category_id = ANY(%(categories)s)
WHERE point.location && ST_Transform(ST_TileEnvelope(%(z)s, %(x)s, %(y)s), 4326)
GROUP BY point.id
ORDER BY point.id
