"""
The documented words of the stop and search files, two generations of them.

Files bring others now and then; `stops.Term` takes them up and marks them as not official.
"""

_ETHNICITIES_OF_2011 = (
    "White - English/Welsh/Scottish/Northern Irish/British",
    "White - Irish",
    "White - Gypsy or Irish Traveller",
    "White - Any other White background",
    "Mixed/Multiple ethnic groups - White and Black Caribbean",
    "Mixed/Multiple ethnic groups - White and Black African",
    "Mixed/Multiple ethnic groups - White and Asian",
    "Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background",
    "Asian/Asian British - Indian",
    "Asian/Asian British - Pakistani",
    "Asian/Asian British - Bangladeshi",
    "Asian/Asian British - Chinese",
    "Asian/Asian British - Any other Asian background",
    "Black/African/Caribbean/Black British - African",
    "Black/African/Caribbean/Black British - Caribbean",
    "Black/African/Caribbean/Black British - Any other Black/African/Caribbean background",
    "Other ethnic group - Arab",
    "Other ethnic group - Any other ethnic group",
    "Other ethnic group - Not stated",
)
_ETHNICITIES_BEFORE = (
    "White - White British (W1)",
    "White - White Irish (W2)",
    "White - Any other White ethnic background (W9)",
    "Mixed - White and Black Caribbean (M1)",
    "Mixed - White and Black African (M2)",
    "Mixed - White and Asian (M3)",
    "Mixed - Any other Mixed ethnic background (M9)",
    "Asian or Asian British - Indian (A1)",
    "Asian or Asian British - Pakistani (A2)",
    "Asian or Asian British - Bangladeshi (A3)",
    "Asian or Asian British - Any other Asian ethnic background (A9)",
    "Black or Black British - Caribbean (B1)",
    "Black or Black British - African (B2)",
    "Black or Black British - Any other Black ethnic background (B9)",
    "Chinese or other ethnic group - Chinese (O1)",
    "Chinese or other ethnic group - Any other ethnic group (O9)",
    "Not Stated (NS)",
)

OFFICIAL_TERMS: dict[str, frozenset[str]] = {
    "type": frozenset({"Person search", "Vehicle search", "Person and Vehicle search"}),
    "gender": frozenset({"Male", "Female", "Other"}),
    "age-range": frozenset({"under 10", "10-17", "18-24", "25-34", "over 34"}),
    "self-defined-ethnicity": frozenset(_ETHNICITIES_OF_2011 + _ETHNICITIES_BEFORE),
    "officer-defined-ethnicity": frozenset({"White", "Black", "Asian", "Mixed", "Other"}),
    "legislation": frozenset(
        {
            "Police and Criminal Evidence Act 1984 (section 1)",
            "Police and Criminal Evidence Act 1984 (section 6)",
            "Misuse of Drugs Act 1971 (section 23)",
            "Criminal Justice and Public Order Act 1994 (section 60)",
            "Firearms Act 1968 (section 47)",
            "Criminal Justice Act 1988 (section 139B)",
            "Psychoactive Substances Act 2016 (s36(2))",
            "Psychoactive Substances Act 2016 (s37(2))",
            "Poaching Prevention Act 1862 (section 2)",
            "Wildlife and Countryside Act 1981 (section 19)",
            "Aviation Security Act 1982 (section 27(1))",
            "Public Stores Act 1875 (section 6)",
            "Hunting Act 2004 (section 8)",
            # The blank before the last bracket is the publisher's.
            "Environmental Protection Act 1990 (section 34B )",
            "Customs and Excise Management Act 1979 (section 163)",
            "Conservation of Seals Act 1970 (section 4)",
            "Crossbows Act 1987 (section 4)",
            "Deer Act 1991 (section 12)",
            "Protection of Badgers Act 1992 (section 11)",
        }
    ),
    "object-of-search": frozenset(
        {
            "Controlled drugs",
            "Offensive weapons",
            "Stolen goods",
            "Article for use in theft",
            "Articles for use in criminal damage",
            "Anything to threaten or harm anyone",
            "Evidence of offences under the Act",
            "Firearms",
            "Fireworks",
            "Psychoactive substances",
            "Game or poaching equipment",
            "Goods on which duty has not been paid etc.",
            "Detailed object of search unavailable",
            "Crossbows",
            "Evidence of wildlife offences",
            "Evidence of hunting any wild mammal with a dog",
            "Seals or hunting equipment",
        }
    ),
    "outcome": frozenset(
        {
            "A no further action disposal",
            "Arrest",
            "Community resolution",
            "Khat or Cannabis warning",
            "Caution (simple or conditional)",
            "Summons / charged by post",
            "Penalty Notice for Disorder",
            "Nothing found - no further action",
            "Suspect arrested",
            "Offender given drugs possession warning",
            "Local resolution",
            "Suspect summonsed to court",
            "Offender given penalty notice",
            "Offender cautioned",
            "Article found - Detailed outcome unavailable",
        }
    ),
}
