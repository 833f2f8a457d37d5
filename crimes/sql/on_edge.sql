-- Crimes at the street points of a region that lie in squares on its edge, by month and category.
--
-- Parameters: months (their first days); firsts and lasts, arrays: the spans of squares. A condition
-- of the region is put in: that `point` lies inside.
-- Columns: month; category id; crimes. Nothing where there are none.
--
-- OFFSET 0 keeps the order of the steps: points by their squares, each asked whether it is inside,
-- counts by their points. Left alone, PostgreSQL reads all counts of the country where it
-- expects many points.
SELECT counted.month, counted.category_id, sum(counted.count)::int
FROM unnest(%(firsts)s::int[], %(lasts)s::int[]) AS span (first, last)
CROSS JOIN LATERAL (
    SELECT id, location, latitude_e6, longitude_e6
    FROM places_streetpoint
    WHERE square BETWEEN span.first AND span.last
    OFFSET 0
) AS point
CROSS JOIN LATERAL (
    SELECT month, category_id, count
    FROM crimes_pointcount
    WHERE street_point_id = point.id AND month = ANY(%(months)s)
    OFFSET 0
) AS counted
WHERE {inside}
GROUP BY counted.month, counted.category_id
