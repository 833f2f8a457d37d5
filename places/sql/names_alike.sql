-- Names of forces, districts, places and streets that a misspelt name may stand for.
--
-- Parameters: name, what was typed, folded; telling, the words of it that tell one street from
-- another; ending, a LIKE pattern for the other words; may_be_street, whether streets are looked
-- at; least, the smallest likeness that counts; most, how many rows.
-- Columns: a name, as written or folded; its likeness, from 0 to 1. The likeliest first.
--
-- Needs pg_trgm.word_similarity_threshold to be set.
WITH alike AS (
    SELECT folded AS name, similarity(folded, %(name)s) AS likeness
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
