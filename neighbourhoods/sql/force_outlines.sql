-- The outlines of all neighbourhoods of one force, light enough for a page.
--
-- Parameters: id of the force.
-- Columns: id, code, name; outline as GeoJSON; latitude and longitude of a point well inside.
--
-- Corners are moved to a grid of 1/500 of the whole map's side (a pixel of a drawing 480 wide).
-- Neighbours share their corners, so they still meet afterwards: simplified one by one, they
-- would gape and overlap.
WITH grid AS MATERIALIZED (
    SELECT greatest(ST_XMax(box) - ST_XMin(box), ST_YMax(box) - ST_YMin(box)) / 500 AS side
    FROM (
        SELECT ST_Extent(boundary) AS box
        FROM neighbourhoods_neighbourhood
        WHERE force_id = %(force)s
    ) AS extent
)
SELECT
    id,
    code,
    name,
    ST_AsGeoJSON(ST_SnapToGrid(boundary, side), 5),
    ST_Y(inside),
    ST_X(inside)
FROM
    neighbourhoods_neighbourhood,
    grid,
    LATERAL ST_PointOnSurface(ST_SnapToGrid(boundary, side / 4)) AS inside
WHERE force_id = %(force)s AND NOT ST_IsEmpty(ST_SnapToGrid(boundary, side))
ORDER BY name, code
