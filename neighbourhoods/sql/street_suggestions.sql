-- Names of streets that begin with what has been typed, the commonest first.
--
-- Parameters: beginning, a LIKE pattern for folded names; shortest, how many of the names are
-- looked at; common, the number of street points at which a name is common; most, how many rows.
-- Columns: the name as files or the gazetteer write it.
--
-- To count every point of every name that begins with "high" takes 40 ms. The shortest names
-- are the common ones ("high street" before "high street north"), and beyond `common` points it
-- does not matter how many more there are: 3 ms.
WITH begins AS MATERIALIZED (
    SELECT folded
    FROM places_streetname
    WHERE folded LIKE %(beginning)s
    ORDER BY length(folded), folded
    LIMIT %(shortest)s
),
common AS MATERIALIZED (
    SELECT folded, points.count
    FROM begins, LATERAL (
        SELECT count(*) FROM (
            SELECT FROM places_streetpoint AS point
            WHERE point.folded = begins.folded
            LIMIT %(common)s
        ) AS seen
    ) AS points
    ORDER BY count DESC, length(folded), folded
    LIMIT %(most)s
)
SELECT coalesce(
    (SELECT name FROM places_streetpoint AS point WHERE point.folded = common.folded LIMIT 1),
    (SELECT name FROM places_placename AS place
    WHERE place.folded = common.folded AND kind = 'street' LIMIT 1)
) AS name
FROM common
ORDER BY count DESC, length(folded), folded
