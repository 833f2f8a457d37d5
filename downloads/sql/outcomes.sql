-- Outcomes of one month as the official outcomes files have them, force by force.
--
-- Parameters and order as in street.sql. An outcome without a place says "No location", with a
-- small letter where street files have a capital.
SELECT
    f.slug,
    encode(o.persistent_id, 'hex'),
    to_char(o.month, 'YYYY-MM'),
    f.name,
    f.name,
    p.longitude_e6 * 0.000001,
    p.latitude_e6 * 0.000001,
    COALESCE(p.name, 'No location'),
    l.code,
    l.name,
    k.name_in_files
FROM crimes_outcome o
JOIN forces_force f ON f.id = o.force_id
JOIN crimes_outcomecategory k ON k.id = o.category_id
LEFT JOIN places_streetpoint p ON p.id = o.street_point_id
LEFT JOIN places_lsoa l ON l.id = o.lsoa_id
WHERE o.month = {month} AND f.slug = ANY({forces})
ORDER BY f.slug, o.id
