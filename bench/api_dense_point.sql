-- A month of 500,000 crimes at 33,000 street points, 5,000 of them within a mile of one point.
--
-- No parameters; nothing is returned. Nine in ten crimes have an id and an outcome.
SELECT setseed(0.5);

INSERT INTO forces_force (
    slug, name, name_cy, position, is_territorial, pfa_code, url, telephone, description,
    description_cy, commentary, commentary_cy, promise, promise_cy
)
VALUES ('metropolitan', 'Metropolitan', '', 1, true, '', '', '101', '', '', '', '', '', '');

-- 500 points within about a mile; the others over England.
INSERT INTO places_streetpoint (name, name_key, folded, longitude_e6, latitude_e6, location)
SELECT
    'On or near Street ' || number,
    'on or near street ' || number,
    'street ' || number,
    x,
    y,
    ST_SetSRID(ST_MakePoint(x / 1e6, y / 1e6), 4326)
FROM
    generate_series(1, 33000) AS number,
    LATERAL (SELECT random() * 6.2832 AS angle, sqrt(random()) * 0.0143 AS away) AS polar,
    LATERAL (
        SELECT
            CASE
                WHEN number <= 500 THEN -120000 + cos(angle) * away * 1e6 / 0.622
                ELSE -3000000 + random() * 2500000
            END::integer AS x,
            CASE
                WHEN number <= 500 THEN 51510000 + sin(angle) * away * 1e6
                ELSE 51000000 + random() * 4000000
            END::integer AS y
    ) AS place;

CREATE TABLE months.crimes_crime_2024_01_bench (LIKE crimes_crime INCLUDING DEFAULTS);

INSERT INTO months.crimes_crime_2024_01_bench (
    id, month, street_point_id, last_outcome_month, force_id, category_id, outcome_in_file_id,
    last_outcome_id, persistent_id
)
SELECT
    (288::bigint << 28) + (1 << 20) + row_number() OVER (ORDER BY random()),
    '2024-01-01',
    point.id,
    CASE WHEN category > 1 THEN date '2024-03-01' END,
    (SELECT id FROM forces_force),
    category,
    CASE WHEN category > 1 THEN 5 END,
    CASE WHEN category > 1 THEN 5 END,
    CASE WHEN category > 1 THEN sha256(convert_to(point.id || '-' || number, 'UTF8')) END
FROM
    places_streetpoint AS point,
    generate_series(1, CASE WHEN point.name_key ~ ' \d{1,2}$| [1-4]\d\d$| 500$' THEN 10 ELSE 15 END)
        AS number,
    LATERAL (SELECT 1 + floor(random() * 15)::integer AS category, number AS again) AS drawn
ORDER BY point.id;

ALTER TABLE crimes_crime
    ATTACH PARTITION months.crimes_crime_2024_01_bench FOR VALUES IN ('2024-01-01');

INSERT INTO releases_release (made_at, action, month, note)
VALUES (now(), 'publish', '2024-01-01', '');

INSERT INTO releases_publishedmonth (month, release_id)
SELECT month, id FROM releases_release;

ANALYZE months.crimes_crime_2024_01_bench;
ANALYZE places_streetpoint;
