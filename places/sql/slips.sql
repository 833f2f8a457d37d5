-- Names of places and streets that begin or end as a name that was typed.
--
-- Parameters: beginning, a LIKE pattern for names; backwards, one for names written backwards;
-- halves, patterns for the beginning and the end of either of two names; lengths, how many letters
-- a name may have; may_be_street, whether streets are looked at.
-- Columns: a name and its Welsh name, as written or folded.
SELECT folded, ''
FROM places_streetname
WHERE
    length(folded) = ANY(%(lengths)s)
    AND (folded LIKE %(beginning)s OR reverse(folded) LIKE %(backwards)s)
    AND %(may_be_street)s
UNION ALL
SELECT name, name_cy
FROM places_placename
WHERE
    folded LIKE ANY(%(halves)s)
    -- A place with a Welsh name has both in `folded`, one after the other.
    AND (length(folded) = ANY(%(lengths)s) OR name_cy <> '')
    AND kind <> 'street'
