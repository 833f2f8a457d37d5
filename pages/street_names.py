"""Street points as people read them: the words that files put before and for places."""

from django.utils.translation import gettext

from languages.current import is_welsh
from languages.marking import gettext_noop as _

# The words that files put before every street.
ON_OR_NEAR = "On or near"
NAMELESS = _("A place whose street is not named")

# Places of this kind stand in files where no street is near.
KINDS_OF_PLACE = {
    _("Airport/Airfield"),
    _("Bus/Coach Station"),
    _("Conference/Exhibition Centre"),
    _("Football Ground"),
    _("Further/Higher Educational Building"),
    _("Hospital"),
    _("Nightclub"),
    _("Other"),
    _("Park/Open Space"),
    _("Parking Area"),
    _("Pedestrian Subway"),
    _("Petrol Station"),
    _("Police Station"),
    _("Prison"),
    _("Race Track"),
    _("Shopping Area"),
    _("Sports/Recreation Area"),
    _("Supermarket"),
    _("Theatre/Concert Hall"),
}


def street_name(name: str) -> str:
    """
    Return a street point's name as it is read: `On or near Parking Area`.

    On a Welsh page the kind of place and the words before it are in Welsh; a street's own name
    stays what it is.
    """
    if name.strip() == ON_OR_NEAR:
        return gettext(NAMELESS)
    place = name.removeprefix(f"{ON_OR_NEAR} ")
    if not is_welsh() or place == name:
        return name
    return gettext("On or near %(place)s") % {
        "place": gettext(place) if place in KINDS_OF_PLACE else place
    }
