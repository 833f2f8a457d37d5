-- Stops of one month as the official stop and search files have them, force by force.
--
-- Parameters and order as in street.sql. Times are UTC. The latitude stands before the longitude
-- here, other than in the files of crimes.
SELECT
    f.slug,
    type.text,
    to_char(s.happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
    CASE s.is_operation WHEN true THEN 'True' WHEN false THEN 'False' END,
    NULLIF(s.operation_name, ''),
    p.latitude_e6 * 0.000001,
    p.longitude_e6 * 0.000001,
    gender.text,
    age_range.text,
    self_defined.text,
    officer_defined.text,
    legislation.text,
    object.text,
    outcome.text,
    CASE s.outcome_linked_to_object WHEN true THEN 'True' WHEN false THEN 'False' END,
    CASE s.more_than_outer_clothing WHEN true THEN 'True' WHEN false THEN 'False' END
FROM stops_stop s
JOIN forces_force f ON f.id = s.force_id
LEFT JOIN stops_term type ON type.id = s.type_id
LEFT JOIN stops_term gender ON gender.id = s.gender_id
LEFT JOIN stops_term age_range ON age_range.id = s.age_range_id
LEFT JOIN stops_term self_defined ON self_defined.id = s.self_defined_ethnicity_id
LEFT JOIN stops_term officer_defined ON officer_defined.id = s.officer_defined_ethnicity_id
LEFT JOIN stops_term legislation ON legislation.id = s.legislation_id
LEFT JOIN stops_term object ON object.id = s.object_of_search_id
LEFT JOIN stops_term outcome ON outcome.id = s.outcome_id
LEFT JOIN places_streetpoint p ON p.id = s.street_point_id
WHERE s.month = {month} AND f.slug = ANY({forces})
ORDER BY f.slug, s.id
