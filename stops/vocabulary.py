"""
The documented words of the stop and search files, two generations of them.

Files bring others now and then; `stops.Term` takes them up and marks them as not official.
"""

from languages.marking import gettext_noop as _

_ETHNICITIES_OF_2011 = (
    _("White - English/Welsh/Scottish/Northern Irish/British"),
    _("White - Irish"),
    _("White - Gypsy or Irish Traveller"),
    _("White - Any other White background"),
    _("Mixed/Multiple ethnic groups - White and Black Caribbean"),
    _("Mixed/Multiple ethnic groups - White and Black African"),
    _("Mixed/Multiple ethnic groups - White and Asian"),
    _("Mixed/Multiple ethnic groups - Any other Mixed/Multiple ethnic background"),
    _("Asian/Asian British - Indian"),
    _("Asian/Asian British - Pakistani"),
    _("Asian/Asian British - Bangladeshi"),
    _("Asian/Asian British - Chinese"),
    _("Asian/Asian British - Any other Asian background"),
    _("Black/African/Caribbean/Black British - African"),
    _("Black/African/Caribbean/Black British - Caribbean"),
    _("Black/African/Caribbean/Black British - Any other Black/African/Caribbean background"),
    _("Other ethnic group - Arab"),
    _("Other ethnic group - Any other ethnic group"),
    _("Other ethnic group - Not stated"),
)
_ETHNICITIES_BEFORE = (
    _("White - White British (W1)"),
    _("White - White Irish (W2)"),
    _("White - Any other White ethnic background (W9)"),
    _("Mixed - White and Black Caribbean (M1)"),
    _("Mixed - White and Black African (M2)"),
    _("Mixed - White and Asian (M3)"),
    _("Mixed - Any other Mixed ethnic background (M9)"),
    _("Asian or Asian British - Indian (A1)"),
    _("Asian or Asian British - Pakistani (A2)"),
    _("Asian or Asian British - Bangladeshi (A3)"),
    _("Asian or Asian British - Any other Asian ethnic background (A9)"),
    _("Black or Black British - Caribbean (B1)"),
    _("Black or Black British - African (B2)"),
    _("Black or Black British - Any other Black ethnic background (B9)"),
    _("Chinese or other ethnic group - Chinese (O1)"),
    _("Chinese or other ethnic group - Any other ethnic group (O9)"),
    _("Not Stated (NS)"),
)

OFFICIAL_TERMS: dict[str, frozenset[str]] = {
    "type": frozenset({_("Person search"), _("Vehicle search"), _("Person and Vehicle search")}),
    "gender": frozenset({_("Male"), _("Female"), _("Other")}),
    "age-range": frozenset({_("under 10"), _("10-17"), _("18-24"), _("25-34"), _("over 34")}),
    "self-defined-ethnicity": frozenset(_ETHNICITIES_OF_2011 + _ETHNICITIES_BEFORE),
    "officer-defined-ethnicity": frozenset(
        {_("White"), _("Black"), _("Asian"), _("Mixed"), _("Other")}
    ),
    "legislation": frozenset(
        {
            _("Police and Criminal Evidence Act 1984 (section 1)"),
            _("Police and Criminal Evidence Act 1984 (section 6)"),
            _("Misuse of Drugs Act 1971 (section 23)"),
            _("Criminal Justice and Public Order Act 1994 (section 60)"),
            _("Firearms Act 1968 (section 47)"),
            _("Criminal Justice Act 1988 (section 139B)"),
            _("Psychoactive Substances Act 2016 (s36(2))"),
            _("Psychoactive Substances Act 2016 (s37(2))"),
            _("Poaching Prevention Act 1862 (section 2)"),
            _("Wildlife and Countryside Act 1981 (section 19)"),
            _("Aviation Security Act 1982 (section 27(1))"),
            _("Public Stores Act 1875 (section 6)"),
            _("Hunting Act 2004 (section 8)"),
            # The blank before the last bracket is the publisher's.
            _("Environmental Protection Act 1990 (section 34B )"),
            _("Customs and Excise Management Act 1979 (section 163)"),
            _("Conservation of Seals Act 1970 (section 4)"),
            _("Crossbows Act 1987 (section 4)"),
            _("Deer Act 1991 (section 12)"),
            _("Protection of Badgers Act 1992 (section 11)"),
        }
    ),
    "object-of-search": frozenset(
        {
            _("Controlled drugs"),
            _("Offensive weapons"),
            _("Stolen goods"),
            _("Article for use in theft"),
            _("Articles for use in criminal damage"),
            _("Anything to threaten or harm anyone"),
            _("Evidence of offences under the Act"),
            _("Firearms"),
            _("Fireworks"),
            _("Psychoactive substances"),
            _("Game or poaching equipment"),
            _("Goods on which duty has not been paid etc."),
            _("Detailed object of search unavailable"),
            _("Crossbows"),
            _("Evidence of wildlife offences"),
            _("Evidence of hunting any wild mammal with a dog"),
            _("Seals or hunting equipment"),
        }
    ),
    "outcome": frozenset(
        {
            _("A no further action disposal"),
            _("Arrest"),
            _("Community resolution"),
            _("Khat or Cannabis warning"),
            _("Caution (simple or conditional)"),
            _("Summons / charged by post"),
            _("Penalty Notice for Disorder"),
            _("Nothing found - no further action"),
            _("Suspect arrested"),
            _("Offender given drugs possession warning"),
            _("Local resolution"),
            _("Suspect summonsed to court"),
            _("Offender given penalty notice"),
            _("Offender cautioned"),
            _("Article found - Detailed outcome unavailable"),
        }
    ),
}
