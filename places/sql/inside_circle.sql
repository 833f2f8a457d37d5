-- Whether `point`, a street point, lies within so many metres of a position: a condition.
--
-- Parameters: latitude and longitude of the position; metres; metres_north, the length of a degree
-- of latitude there; surely_inside and surely_outside, in metres squared.
--
-- PostGIS measures on the ellipsoid, which takes 4 microseconds a point. For most a quarter of that
-- tells: they are so far from the edge that the plane will do, with the length of a degree of
-- longitude half way (the series of `places.regions.metres_east`).
(
    SELECT CASE
        WHEN distance.squared BETWEEN %(surely_inside)s AND %(surely_outside)s THEN ST_DWithin(
            point.location::geography,
            ST_SetSRID(ST_MakePoint(%(longitude)s, %(latitude)s), 4326)::geography,
            %(metres)s
        )
        ELSE distance.squared < %(surely_inside)s
    END
    FROM (
        SELECT (north.degrees * %(metres_north)s) ^ 2 + (
            (point.longitude_e6 / '1e6'::float8 - %(longitude)s)
            * (111412.84 * cos(half_way.angle) - 93.5 * cos(3 * half_way.angle))
        ) ^ 2 AS squared
        FROM (SELECT point.latitude_e6 / '1e6'::float8 - %(latitude)s AS degrees) AS north,
            LATERAL (SELECT radians(%(latitude)s + north.degrees / 2) AS angle) AS half_way
    ) AS distance
)
