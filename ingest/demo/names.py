"""Names of streets: made up from what an island in the North Sea would be proud of."""

from ingest.demo.randomness import generator


def words(text: str) -> list[str]:
    """The words of a text, in which an underscore stands for a blank."""
    return [word.replace("_", " ") for word in text.split()]


FIRST = words("""
Marram Samphire Kittiwake Gannet Turnstone Curlew Sandpiper Avocet Dunlin Eider Fulmar Guillemot
Herring Mackerel Haddock Halibut Whiting Sprat Oyster Whelk Cockle Lobster Seal Porpoise Narwhal
Amber Jet Flint Chert Mammoth Aurochs Elk Beaver Bittern Heron Otter Reindeer Lynx
Reedbed Rushy Sedge Alder Sallow Hazel Birch Rowan Juniper Heather Peat Turf Bog Fen Marsh Mere
Drift Spindrift Ebb Flood Neap Riptide Breakwater Groyne Shingle Pebble Sandbar Shoal Swash Fathom
Lantern Beacon Lamplight Anchor Capstan Windlass Bowline Sheepshank Halyard Mizzen Bowsprit Keel
Tiller Rudder Tarpot Oakum Sailcloth Chandler Cooper Netmaker Shipwright Ropemaker Saltpan
Smokehouse Gutting Kipper Bloater Barrel Kelp Dulse Thrift Sea-holly Campion Scurvygrass
Buckthorn Orache
Wulfric Osric Godwin Leofric Aelfric Eadgyth Hilda Oswin Cuthred Wynn Saxwold Frithe
Ketil Thorfinn Sigrid Gunnhild Ragnar Ulf Astrid Hrafn Solveig Eirik Ingrid Torvald Skadi
Molen Zand Duin Polder Visser Haring Kabeljauw Meeuw Schelp Dijk Noorder Zuider Wester Anker
Doggerbank Silt Tidewater Northsea Longshore Landfall Offing Haar Sea-fret Skerry
""")

STREET = words("""
Street Street Street Road Road Close Close Avenue Drive Lane Terrace Crescent Place Row Walk Court
Gardens View Grove Rise Mews Gate Way
""")
MINOR = words("Road Road Road Lane Lane Way Gate Drove Bank Dyke Causeway Street")
IN_THE_OLD_CITY = words("Alley Court Lane Yard Street Row Wynd Passage Staithe Steps Hythe Quay")

# One each for every town and village, in this order, as far as its streets go.
EVERYWHERE = words("""
Church_Lane Chapel_Street Mill_Lane Station_Road School_Lane Harbour_View Back_Lane The_Staithe
Market_Street Wharf_Road Green_Lane Cross_Street
""")

# Letters beyond a to z, commas aside, must survive from the file to the page.
WITH_ACCENTS = [
    "Søndergade",
    "Bjørn Garth",
    "Ærø Close",
    "Ångaleden",
    "Façade Walk",
    "Café Row",
    "Sint-Goële Straat",
    "Österweg",
    "Skipper's Row",
    "Netmaker's Yard",
    "Widow's Walk",
    "Pilot's Close",
]
IN_WELSH = [
    "Clôs y Brwyn",
    "Heol y Môr Coll",
    "Rhodfa'r Tŵr Gwyn",
    "Stryd yr Ŵyl",
    "Lôn y Trwyn",
    "Ffordd Pen-y-Dogger",
    "Clôs Tŷ Halen",
    "Maes yr Ŵydd",
    "Stryd y Pysgodwyr",
    "Heol Glan-y-Lli",
]


def street_names(place: str, kind: str, count: int) -> list[str]:
    """
    Return `count` different street names for one settlement.

    `kind` is "city" for the old city, "minor" for roads between places, otherwise
    "street". The same name may occur in several places, as it does in any country.
    """
    random = generator("names", place, kind)
    types = {"city": IN_THE_OLD_CITY, "minor": MINOR}.get(kind, STREET)
    names = list(EVERYWHERE) if kind == "street" else []
    taken = set(names)
    random.shuffle(names)
    while len(names) < count:
        name = f"{FIRST[random.integers(len(FIRST))]} {types[random.integers(len(types))]}"
        if name not in taken:
            taken.add(name)
            names.append(name)
    return names[:count]


def as_published(name: str) -> str:
    """The way the crime files write a name: `Skipper's Row` becomes `Skipper'S Row`."""
    return name.replace("'s ", "'S ")
