-- Names that begin with what has been typed, or in which a word does, the widest areas first.
--
-- Parameters: beginning, the text folded, as a LIKE pattern; word, the same for a later word;
-- is_welsh, whether names are wanted in Welsh; each, how many rows of a kind; most, of all.
-- Columns: kind, name, what tells it from others of the name, slug of a force, code of a
-- neighbourhood or district. Of towns neither: they have many neighbourhoods.
WITH wide AS (
    SELECT
        'force' AS kind,
        CASE WHEN %(is_welsh)s AND name_cy <> '' THEN name_cy ELSE name END AS name,
        '' AS within,
        slug AS force,
        '' AS code,
        lower(name || ' ' || name_cy) AS both_names
    FROM forces_force
    WHERE is_territorial
    UNION ALL
    SELECT
        'district',
        CASE WHEN %(is_welsh)s AND area.name_cy <> '' THEN area.name_cy ELSE area.name END,
        CASE WHEN %(is_welsh)s AND force.name_cy <> '' THEN force.name_cy
            ELSE coalesce(force.name, '') END,
        '',
        area.code,
        lower(area.name || ' ' || area.name_cy)
    FROM places_district AS area LEFT JOIN forces_force AS force ON force.id = area.force_id
),
called AS (
    SELECT kind, name, within, force, code, row_number() OVER (
        PARTITION BY kind ORDER BY folded NOT LIKE %(beginning)s, folded, code
    ) AS number
    FROM (
        SELECT
            kind, name, within, force, code,
            -- As names are folded elsewhere (places.folding), for the letters that occur in these.
            translate(both_names, 'âêîôûŵŷö-.''’', 'aeiouwyo ') AS folded
        FROM wide
        -- Without this the translation would be made anew for each condition.
        OFFSET 0
    ) AS both_folded
    WHERE folded LIKE %(beginning)s OR folded LIKE %(word)s
),
town AS (
    SELECT
        kind,
        CASE WHEN %(is_welsh)s AND name_cy <> '' THEN name_cy ELSE name END AS name,
        within
    FROM places_placename
    WHERE
        (folded LIKE %(beginning)s OR folded LIKE %(word)s)
        AND kind <> 'street' AND kind IN ('city', 'town')
    ORDER BY folded NOT LIKE %(beginning)s, length(folded), folded, id
    LIMIT %(each)s
),
area AS (
    SELECT
        CASE WHEN %(is_welsh)s AND area.name_cy <> '' THEN area.name_cy ELSE area.name END AS name,
        CASE WHEN %(is_welsh)s AND force.name_cy <> '' THEN force.name_cy ELSE force.name END
            AS within,
        force.slug AS force,
        area.code
    FROM (
        SELECT id, force_id, code, name, name_cy
        FROM neighbourhoods_neighbourhood
        WHERE folded LIKE %(beginning)s OR folded LIKE %(word)s
        ORDER BY folded NOT LIKE %(beginning)s, length(folded), folded, id
        LIMIT %(each)s
    ) AS area JOIN forces_force AS force ON force.id = area.force_id
),
place AS (
    SELECT
        kind,
        CASE WHEN %(is_welsh)s AND name_cy <> '' THEN name_cy ELSE name END AS name,
        within,
        location
    FROM places_placename
    WHERE
        (folded LIKE %(beginning)s OR folded LIKE %(word)s)
        AND kind <> 'street' AND kind NOT IN ('city', 'town')
    ORDER BY folded NOT LIKE %(beginning)s, length(folded), folded, id
    LIMIT %(each)s
)
SELECT kind, name, within, force, code FROM (
    SELECT 1 AS place, kind, name, within, force, code FROM called
    WHERE kind = 'force' AND number <= %(each)s
    UNION ALL
    SELECT 2, kind, name, within, '', '' FROM town
    UNION ALL
    SELECT 3, kind, name, within, force, code FROM called
    WHERE kind = 'district' AND number <= %(each)s
    UNION ALL
    SELECT 4, 'neighbourhood', name, within, force, code FROM area
    UNION ALL
    SELECT 5, place.kind, place.name, place.within, holds.slug, holds.code
    FROM place LEFT JOIN LATERAL (
        SELECT force.slug, area.code
        FROM neighbourhoods_neighbourhood AS area JOIN forces_force AS force
            ON force.id = area.force_id
        WHERE ST_Covers(area.boundary, place.location)
        ORDER BY ST_Area(area.boundary), area.id
        LIMIT 1
    ) AS holds ON true
) AS found
ORDER BY place
LIMIT %(most)s
