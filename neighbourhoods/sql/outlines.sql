-- The outline of one neighbourhood and of those around it, light enough for a page.
--
-- Parameters: id of the neighbourhood.
-- Columns: is it the one asked for; name; outline as GeoJSON; latitude and longitude of a point
-- for its name, well inside the part that the frame shows.
--
-- The frame is the neighbourhood's own box and a quarter more on each side. Details smaller
-- than 1/1500 of it (less than half a pixel on a phone, a pixel on a desktop) are left out.
-- Outlines of the others are lines, cut at the frame: as areas they would be closed along it.
WITH frame AS (
    SELECT
        id,
        ST_Expand(boundary, greatest(width, height) / 4) AS area,
        greatest(width, height) / 1500 AS detail
    FROM
        neighbourhoods_neighbourhood,
        LATERAL (
            SELECT
                ST_XMax(boundary) - ST_XMin(boundary) AS width,
                ST_YMax(boundary) - ST_YMin(boundary) AS height
        ) AS size
    WHERE id = %(id)s
),
shown AS (
    SELECT
        neighbourhood.id = frame.id AS is_own,
        neighbourhood.name,
        ST_SimplifyPreserveTopology(neighbourhood.boundary, frame.detail) AS boundary,
        Box2D(frame.area) AS box
    FROM neighbourhoods_neighbourhood AS neighbourhood, frame
    WHERE neighbourhood.boundary && frame.area
),
cut AS (
    SELECT
        is_own,
        name,
        CASE
            WHEN is_own THEN boundary
            ELSE ST_ClipByBox2D(ST_Boundary(boundary), box)
        END AS outline,
        ST_PointOnSurface(ST_ClipByBox2D(boundary, box)) AS label
    FROM shown
)
SELECT is_own, name, ST_AsGeoJSON(outline, 5), ST_Y(label), ST_X(label)
FROM cut
WHERE NOT ST_IsEmpty(outline)
ORDER BY is_own DESC, name
