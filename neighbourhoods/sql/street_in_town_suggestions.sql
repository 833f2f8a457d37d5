-- Streets that begin with what was typed before a comma, in towns that begin with what follows.
--
-- Parameters: street and town, LIKE patterns for folded names; towns, how many of those are
-- looked at; points, how many street points; reaches, how far places of a kind reach in degrees
-- of latitude, as JSON; reach, the same of all other kinds; narrowing, how much shorter a degree
-- of longitude is; is_welsh, whether towns are wanted in Welsh; most, how many rows.
-- Columns: name of the street as files write it; name of the town.
WITH town AS MATERIALIZED (
    SELECT
        CASE WHEN %(is_welsh)s AND name_cy <> '' THEN name_cy ELSE name END AS name,
        ST_Expand(
            location,
            coalesce((%(reaches)s::jsonb ->> kind)::float, %(reach)s) / %(narrowing)s,
            coalesce((%(reaches)s::jsonb ->> kind)::float, %(reach)s)
        ) AS surroundings
    FROM places_placename
    WHERE folded LIKE %(town)s AND kind <> 'street'
    ORDER BY kind NOT IN ('city', 'town'), length(folded), folded
    LIMIT %(towns)s
),
street AS MATERIALIZED (
    SELECT folded, name, location
    FROM places_streetpoint
    WHERE folded LIKE %(street)s
    LIMIT %(points)s
)
SELECT min(street.name), town.name
FROM street JOIN town ON street.location && town.surroundings
GROUP BY street.folded, town.name
ORDER BY length(street.folded), street.folded, length(town.name), town.name
LIMIT %(most)s
