-- Names of forces, districts, places and streets that a misspelt name may stand for.
--
-- Parameters: name, what was typed, folded; telling, the words of it that tell one street from
-- another; ending, a LIKE pattern for the other words; swapped, the name with two neighbouring
-- letters swapped, in every way; may_be_street, whether streets are looked at; least, the
-- smallest likeness that counts; most, how many rows.
-- Columns: a name, as written or folded; its likeness, from 0 to 1. The likeliest first.
--
-- Two swapped letters are the commonest slip of the hand, and the one that leaves the fewest
-- trigrams whole. Needs pg_trgm.word_similarity_threshold to be set.
WITH alike AS (
    SELECT folded AS name, 1.0 AS likeness
    FROM places_streetname
    WHERE folded = ANY(%(swapped)s) AND %(may_be_street)s
    UNION ALL
    SELECT folded, 1.0
    FROM places_placename
    WHERE folded = ANY(%(swapped)s) AND kind <> 'street'
    UNION ALL
    SELECT folded, similarity(folded, %(name)s)
    FROM places_streetname
    WHERE folded %%> %(telling)s AND folded LIKE %(ending)s AND %(may_be_street)s
    UNION ALL
    SELECT written.name, similarity(written.name, %(name)s)
    FROM (
        SELECT name, name_cy FROM places_placename
        WHERE folded %%> %(telling)s AND kind <> 'street'
        UNION ALL
        SELECT name, name_cy FROM places_district
        UNION ALL
        SELECT name, name_cy FROM forces_force
    ) AS place, LATERAL (VALUES (place.name), (place.name_cy)) AS written (name)
    WHERE written.name <> ''
)
SELECT name, max(likeness)
FROM alike
WHERE likeness >= %(least)s
GROUP BY name
ORDER BY 2 DESC, 1
LIMIT %(most)s
