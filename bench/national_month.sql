-- The plainest fast way to load a national month: COPY into text, INSERT .. SELECT into the same
-- tables as ours with casts and joins, CREATE INDEX. No checks, no record of anything, no
-- counts, and nothing of it is safe against being killed.
--
-- The files are already in plain_street, plain_outcomes and plain_stops (text columns).
\set ON_ERROR_STOP on
SET work_mem = '256MB';
SET maintenance_work_mem = '512MB';
ANALYZE plain_street;
ANALYZE plain_outcomes;
ANALYZE plain_stops;

INSERT INTO places_streetpoint
    (name, name_key, folded, longitude_e6, latitude_e6, location)
SELECT DISTINCT ON (longitude, latitude, lower(location))
       location, lower(location), lower(substr(location, 12)),
       round(longitude::numeric * 1000000), round(latitude::numeric * 1000000),
       ST_SetSRID(ST_MakePoint(longitude::float8, latitude::float8), 4326)
FROM (
    SELECT location, longitude, latitude FROM plain_street WHERE longitude <> ''
    UNION ALL
    SELECT location, longitude, latitude FROM plain_outcomes WHERE longitude <> ''
) AS seen
ON CONFLICT DO NOTHING;

INSERT INTO neighbourhoods_placedpoint (street_point_id, neighbourhood_id)
SELECT DISTINCT ON (p.id) p.id, n.id
FROM places_streetpoint p
JOIN neighbourhoods_neighbourhood n ON ST_Covers(n.boundary, p.location)
WHERE NOT EXISTS (
    SELECT FROM neighbourhoods_placedpoint placed WHERE placed.street_point_id = p.id
);

CREATE TABLE months.plain_outcome (LIKE crimes_outcome);
INSERT INTO months.plain_outcome
    (id, month, street_point_id, lsoa_id, force_id, category_id, persistent_id)
SELECT row_number() OVER (), (t.month || '-01')::date, p.id, l.id, f.id, o.id,
       decode(NULLIF(t.crime_id, ''), 'hex')
FROM plain_outcomes t
JOIN forces_force f ON f.name = t.reported_by
JOIN crimes_outcomecategory o ON o.name_in_files = t.outcome
LEFT JOIN places_lsoa l ON l.code = t.lsoa_code
LEFT JOIN places_streetpoint p
    ON p.longitude_e6 = round(NULLIF(t.longitude, '')::numeric * 1000000)::integer
   AND p.latitude_e6 = round(NULLIF(t.latitude, '')::numeric * 1000000)::integer
   AND p.name_key = lower(t.location);

CREATE TABLE months.plain_crime (LIKE crimes_crime);
INSERT INTO months.plain_crime
    (id, month, street_point_id, lsoa_id, last_outcome_month, force_id, category_id,
     outcome_in_file_id, last_outcome_id, persistent_id, context)
SELECT row_number() OVER (), (t.month || '-01')::date, p.id, l.id,
       COALESCE(latest.month, (t.month || '-01')::date), f.id, c.id,
       o.id, COALESCE(latest.category_id, o.id), decode(NULLIF(t.crime_id, ''), 'hex'),
       NULLIF(t.context, '')
FROM plain_street t
JOIN forces_force f ON f.name = t.reported_by
JOIN crimes_crimecategory c ON c.name = t.category
LEFT JOIN crimes_outcomecategory o ON o.name_in_files = t.last_outcome
LEFT JOIN places_lsoa l ON l.code = t.lsoa_code
LEFT JOIN places_streetpoint p
    ON p.longitude_e6 = round(NULLIF(t.longitude, '')::numeric * 1000000)::integer
   AND p.latitude_e6 = round(NULLIF(t.latitude, '')::numeric * 1000000)::integer
   AND p.name_key = lower(t.location)
LEFT JOIN (
    SELECT DISTINCT ON (persistent_id) persistent_id, month, category_id
    FROM months.plain_outcome ORDER BY persistent_id, month DESC, id DESC
) AS latest ON latest.persistent_id = decode(NULLIF(t.crime_id, ''), 'hex');

CREATE TABLE months.plain_stop (LIKE stops_stop);
INSERT INTO months.plain_stop
    (id, happened_at, month, street_point_id, force_id, type_id, gender_id, age_range_id,
     self_defined_ethnicity_id, officer_defined_ethnicity_id, legislation_id,
     object_of_search_id, outcome_id, is_operation, outcome_linked_to_object,
     more_than_outer_clothing, operation_name)
SELECT row_number() OVER (), t.date::timestamptz, :'month'::date, p.id, f.id, t1.id, t2.id, t3.id,
       t4.id, t5.id, t6.id, t7.id, t8.id, NULLIF(t.is_operation, '')::boolean,
       NULLIF(t.linked, '')::boolean, NULLIF(t.clothing, '')::boolean,
       NULLIF(t.operation, '')
FROM plain_stops t
JOIN forces_force f ON f.slug = t.force
LEFT JOIN stops_term t1 ON t1.field = 'type' AND t1.text = t.type
LEFT JOIN stops_term t2 ON t2.field = 'gender' AND t2.text = t.gender
LEFT JOIN stops_term t3 ON t3.field = 'age-range' AND t3.text = t.age_range
LEFT JOIN stops_term t4 ON t4.field = 'self-defined-ethnicity' AND t4.text = t.self_defined
LEFT JOIN stops_term t5 ON t5.field = 'officer-defined-ethnicity' AND t5.text = t.officer_defined
LEFT JOIN stops_term t6 ON t6.field = 'legislation' AND t6.text = t.legislation
LEFT JOIN stops_term t7 ON t7.field = 'object-of-search' AND t7.text = t.object
LEFT JOIN stops_term t8 ON t8.field = 'outcome' AND t8.text = t.outcome
LEFT JOIN (
    SELECT longitude_e6, latitude_e6, min(id) AS id FROM places_streetpoint GROUP BY 1, 2
) AS p
    ON p.longitude_e6 = round(NULLIF(t.longitude, '')::numeric * 1000000)::integer
   AND p.latitude_e6 = round(NULLIF(t.latitude, '')::numeric * 1000000)::integer;

CREATE INDEX ON months.plain_crime (street_point_id);
CREATE INDEX ON months.plain_crime (lsoa_id);
CREATE INDEX ON months.plain_crime (persistent_id) WHERE persistent_id IS NOT NULL;
CREATE INDEX ON months.plain_outcome (street_point_id);
CREATE INDEX ON months.plain_outcome (persistent_id) WHERE persistent_id IS NOT NULL;
CREATE INDEX ON months.plain_stop (street_point_id);
CREATE INDEX ON months.plain_stop (force_id);
