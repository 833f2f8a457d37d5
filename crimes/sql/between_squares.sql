-- Crimes of one month by category, at the street points between squares, whatever lies there.
--
-- Parameters: month; squares and signs, arrays: for each span of squares its last one with 1, and
-- the one before its first with -1. The sums are put in, one for each category.
-- One row and column: an array of crimes, in the order of the sums. Null where there is no span.
--
-- Two rows are read for each span, be it of one square or a thousand. Sums of elements take half
-- the time of unnesting the arrays.
SELECT ARRAY[{sums}]
FROM unnest(%(squares)s::int[], %(signs)s::int[]) AS side (square, sign)
CROSS JOIN LATERAL (
    SELECT totals
    FROM crimes_squaretotals
    WHERE month = %(month)s AND square <= side.square
    ORDER BY square DESC
    LIMIT 1
) AS counted
