-- Crimes of one month as the official street files have them, force by force.
--
-- Parameters: month (its first day), forces (slugs). Columns: the force's slug, then those of
-- the official header. Rows stand in the order of the file that they came from.
--
-- Every column is text, NULL where the official file has nothing. A position is a whole number
-- of millionths, so that six decimals are exact. "Violent crime" is what the category was called
-- until April 2013.
SELECT
    f.slug,
    encode(c.persistent_id, 'hex'),
    to_char(c.month, 'YYYY-MM'),
    f.name,
    f.name,
    p.longitude_e6 * 0.000001,
    p.latitude_e6 * 0.000001,
    COALESCE(p.name, 'No Location'),
    l.code,
    l.name,
    CASE
        WHEN k.slug = 'violent-crime' AND c.month < '2013-05-01' THEN 'Violent crime'
        ELSE k.name
    END,
    o.name_in_files,
    NULLIF(c.context, '')
FROM crimes_crime c
JOIN forces_force f ON f.id = c.force_id
JOIN crimes_crimecategory k ON k.id = c.category_id
LEFT JOIN crimes_outcomecategory o ON o.id = c.last_outcome_id
LEFT JOIN places_streetpoint p ON p.id = c.street_point_id
LEFT JOIN places_lsoa l ON l.id = c.lsoa_id
WHERE c.month = {month} AND f.slug = ANY({forces})
ORDER BY f.slug, c.id
