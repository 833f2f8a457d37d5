-- The box around a neighbourhood on the map, and its outline.
--
-- Parameters: id of the neighbourhood.
-- Columns: west, south, east, north in metres of web Mercator; the outline as GeoJSON in degrees,
-- as it is drawn at zoom 13.
SELECT
    ST_XMin(shape), ST_YMin(shape), ST_XMax(shape), ST_YMax(shape),
    ST_AsGeoJSON(ST_Transform(shape, 4326), 5)
FROM places_mapshape
WHERE kind = 2 AND zoom = 13 AND area_id = %(id)s
