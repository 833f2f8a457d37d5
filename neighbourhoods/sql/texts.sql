-- What staff have published of one neighbourhood: one row, a column of rows for each kind.
--
-- Parameters: area, id of the neighbourhood; now, before which meetings have ended.
-- What waits to be published (`waiting`) is left out, and so are rows that are not public.
SELECT
    (
        SELECT jsonb_agg(to_jsonb(one) - 'waiting' ORDER BY position, id)
        FROM neighbourhoods_teammember AS one
        WHERE neighbourhood_id = %(area)s AND is_public
    ),
    (
        SELECT jsonb_agg(to_jsonb(one) - 'waiting' ORDER BY issue_date DESC, id)
        FROM neighbourhoods_priority AS one
        WHERE neighbourhood_id = %(area)s AND is_public
    ),
    (
        SELECT jsonb_agg(to_jsonb(one) - 'waiting' ORDER BY starts_at, id)
        FROM neighbourhoods_meeting AS one
        WHERE
            neighbourhood_id = %(area)s AND is_public AND coalesce(ends_at, starts_at) >= %(now)s
    ),
    (
        SELECT jsonb_agg(to_jsonb(one) - 'waiting' ORDER BY position, id)
        FROM neighbourhoods_link AS one
        WHERE neighbourhood_id = %(area)s AND is_public
    ),
    (
        SELECT jsonb_agg(to_jsonb(one) - '{waiting,location}'::text[] ORDER BY position, id)
        FROM neighbourhoods_policelocation AS one
        WHERE neighbourhood_id = %(area)s AND is_public
    )
