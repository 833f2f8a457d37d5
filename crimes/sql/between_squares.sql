-- Crimes of one month by category, at the street points between squares, whatever lies there.
--
-- Parameters: month; squares and signs, arrays: for each span of squares its last one with 1, and
-- the one before its first with -1.
-- Columns: category id; crimes. Zero where there are none.
--
-- Two rows are read for each span, be it of one square or a thousand.
SELECT each.category_id, sum(side.sign * each.total)::int
FROM unnest(%(squares)s::int[], %(signs)s::int[]) AS side (square, sign)
CROSS JOIN LATERAL (
    SELECT totals
    FROM crimes_squaretotals
    WHERE month = %(month)s AND square <= side.square
    ORDER BY square DESC
    LIMIT 1
) AS counted
CROSS JOIN LATERAL unnest(counted.totals) WITH ORDINALITY AS each (total, category_id)
GROUP BY each.category_id
