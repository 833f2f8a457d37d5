"""
The police forces of England, Wales and Northern Ireland, in the official order and spelling.

The order is that of the official list of forces: alphabetical by name, but for Dyfed-Powys,
which stands after Hampshire. PFA codes are those of the Office for National Statistics.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class OfficialForce:
    """One force; `pfa_code` is empty for a force without a territory."""

    slug: str
    name: str
    pfa_code: str
    site: str
    name_cy: str = ""

    @property
    def url(self) -> str:
        return f"https://www.{self.site}.police.uk/"


FORCES = [
    OfficialForce(
        "avon-and-somerset", "Avon and Somerset Constabulary", "E23000036", "avonandsomerset"
    ),
    OfficialForce("bedfordshire", "Bedfordshire Police", "E23000026", "bedfordshire"),
    OfficialForce("cambridgeshire", "Cambridgeshire Constabulary", "E23000023", "cambs"),
    OfficialForce("cheshire", "Cheshire Constabulary", "E23000006", "cheshire"),
    OfficialForce("city-of-london", "City of London Police", "E23000034", "cityoflondon"),
    OfficialForce("cleveland", "Cleveland Police", "E23000013", "cleveland"),
    OfficialForce("cumbria", "Cumbria Constabulary", "E23000002", "cumbria"),
    OfficialForce("derbyshire", "Derbyshire Constabulary", "E23000018", "derbyshire"),
    OfficialForce("devon-and-cornwall", "Devon & Cornwall Police", "E23000035", "devon-cornwall"),
    OfficialForce("dorset", "Dorset Police", "E23000039", "dorset"),
    OfficialForce("durham", "Durham Constabulary", "E23000008", "durham"),
    OfficialForce("essex", "Essex Police", "E23000028", "essex"),
    OfficialForce(
        "gloucestershire", "Gloucestershire Constabulary", "E23000037", "gloucestershire"
    ),
    OfficialForce("greater-manchester", "Greater Manchester Police", "E23000005", "gmp"),
    OfficialForce("gwent", "Gwent Police", "W15000002", "gwent", "Heddlu Gwent"),
    OfficialForce("hampshire", "Hampshire Constabulary", "E23000030", "hampshire"),
    OfficialForce(
        "dyfed-powys", "Dyfed-Powys Police", "W15000004", "dyfed-powys", "Heddlu Dyfed-Powys"
    ),
    OfficialForce("hertfordshire", "Hertfordshire Constabulary", "E23000027", "herts"),
    OfficialForce("humberside", "Humberside Police", "E23000012", "humberside"),
    OfficialForce("kent", "Kent Police", "E23000032", "kent"),
    OfficialForce("lancashire", "Lancashire Constabulary", "E23000003", "lancashire"),
    OfficialForce("leicestershire", "Leicestershire Police", "E23000021", "leics"),
    OfficialForce("lincolnshire", "Lincolnshire Police", "E23000020", "lincs"),
    OfficialForce("merseyside", "Merseyside Police", "E23000004", "merseyside"),
    OfficialForce("metropolitan", "Metropolitan Police Service", "E23000001", "met"),
    OfficialForce("norfolk", "Norfolk Constabulary", "E23000024", "norfolk"),
    OfficialForce(
        "north-wales", "North Wales Police", "W15000001", "northwales", "Heddlu Gogledd Cymru"
    ),
    OfficialForce("north-yorkshire", "North Yorkshire Police", "E23000009", "northyorkshire"),
    OfficialForce("northamptonshire", "Northamptonshire Police", "E23000022", "northants"),
    OfficialForce("northumbria", "Northumbria Police", "E23000007", "northumbria"),
    OfficialForce("nottinghamshire", "Nottinghamshire Police", "E23000019", "nottinghamshire"),
    OfficialForce("northern-ireland", "Police Service of Northern Ireland", "N92000002", "psni"),
    OfficialForce(
        "south-wales", "South Wales Police", "W15000003", "south-wales", "Heddlu De Cymru"
    ),
    OfficialForce("south-yorkshire", "South Yorkshire Police", "E23000011", "southyorkshire"),
    OfficialForce("staffordshire", "Staffordshire Police", "E23000015", "staffordshire"),
    OfficialForce("suffolk", "Suffolk Constabulary", "E23000025", "suffolk"),
    OfficialForce("surrey", "Surrey Police", "E23000031", "surrey"),
    OfficialForce("sussex", "Sussex Police", "E23000033", "sussex"),
    OfficialForce("thames-valley", "Thames Valley Police", "E23000029", "thamesvalley"),
    OfficialForce("warwickshire", "Warwickshire Police", "E23000017", "warwickshire"),
    OfficialForce("west-mercia", "West Mercia Police", "E23000016", "westmercia"),
    OfficialForce("west-midlands", "West Midlands Police", "E23000014", "westmidlands"),
    OfficialForce("west-yorkshire", "West Yorkshire Police", "E23000010", "westyorkshire"),
    OfficialForce("wiltshire", "Wiltshire Police", "E23000038", "wiltshire"),
]

# It polices the railways of Great Britain: it has no territory and is on no list of forces.
BRITISH_TRANSPORT_POLICE = OfficialForce("btp", "British Transport Police", "", "btp")
