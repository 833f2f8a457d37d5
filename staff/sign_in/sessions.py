"""What a session says of how somebody has signed in."""

# When, in seconds since 1970.
SIGNED_IN_AT = "signed_in_at"
# The id of the person who has set up their second factor in this very session.
SET_UP_HERE = "second_factor_set_up"
