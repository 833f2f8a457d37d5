-- The outline of one area and of those of its kind around it, light enough for a page.
--
-- Parameters: id of the area; {areas}, a table of areas with id, name and boundary; {condition},
-- which of them are shown.
-- Columns: is it the one asked for; name; outline as GeoJSON; latitude and longitude of a point
-- for its name, well inside the part that the frame shows.
--
-- The frame is what a wide or a tall map may show around the area's own box (a degree
-- of longitude is 0.6 of a degree of latitude). Details smaller than 1/1500 of the box (a pixel
-- on a desktop, half of one on a phone) are left out. Outlines of the others are lines, cut at
-- the frame: as areas they would be closed along it.
WITH frame AS MATERIALIZED (
    SELECT
        id,
        Box2D(ST_Expand(
            ST_Envelope(boundary), greatest(width / 4, height * 1.3), greatest(height / 4, width / 3)
        )) AS box,
        greatest(width, height) / 1500 AS detail
    FROM
        {areas},
        LATERAL (
            SELECT
                ST_XMax(boundary) - ST_XMin(boundary) AS width,
                ST_YMax(boundary) - ST_YMin(boundary) AS height
        ) AS size
    WHERE id = %(id)s
),
shown AS MATERIALIZED (
    SELECT
        area.id = frame.id AS is_own,
        area.name,
        ST_SimplifyPreserveTopology(area.boundary, frame.detail) AS boundary,
        frame.box
    FROM {areas} AS area, frame
    WHERE area.boundary && frame.box AND {condition}
),
cut AS MATERIALIZED (
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
