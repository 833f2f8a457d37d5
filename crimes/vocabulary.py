"""
The official crime and outcome categories, with their history.

Three sets of crime categories are in the published data: 6 (December 2010 to August 2011),
11 (to April 2013) and 14 (since May 2013). A slug keeps its meaning or ends; `violent-crime`
changed its name only. Ids are ours and fixed: rows of 18 million crimes hold them.
"""

from typing import NamedTuple

from languages.current import is_welsh
from languages.marking import gettext_noop as _
from releases.month import Month


class Category(NamedTuple):
    """One crime category. Months are written YYYY-MM; an empty one means without end."""

    id: int
    slug: str
    name_en: str
    name_cy: str
    first_month: str
    last_month: str = ""
    # Other names of the same category in older files.
    earlier_names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name in the language of the page; in English elsewhere (files, API)."""
        return self.name_cy if is_welsh() else self.name_en

    def is_in_use(self, month: Month) -> bool:
        """Say whether files of `month` have this category."""
        return self.first_month <= str(month) <= (self.last_month or "9999-12")


# In the official order, which is alphabetical with `Other crime` last.
CRIME_CATEGORIES = (
    Category(1, "anti-social-behaviour", "Anti-social behaviour", "Ymddygiad gwrthgymdeithasol", "2010-12"),
    Category(2, "bicycle-theft", "Bicycle theft", "Dwyn beiciau", "2013-05"),
    Category(3, "burglary", "Burglary", "Bwrgleriaeth", "2010-12"),
    Category(4, "criminal-damage-arson", "Criminal damage and arson", "Difrod troseddol a llosgi bwriadol", "2011-09"),
    Category(5, "drugs", "Drugs", "Cyffuriau", "2011-09"),
    Category(6, "other-theft", "Other theft", "Lladrata arall", "2011-09"),
    Category(7, "possession-of-weapons", "Possession of weapons", "Meddu ar arfau", "2013-05"),
    Category(8, "public-disorder-weapons", "Public disorder and weapons", "Anhrefn cyhoeddus ac arfau", "2011-09", "2013-04"),
    Category(9, "public-order", "Public order", "Trefn gyhoeddus", "2013-05"),
    Category(10, "robbery", "Robbery", "Ysbeilio", "2010-12"),
    Category(11, "shoplifting", "Shoplifting", "Dwyn o siopau", "2011-09"),
    Category(12, "theft-from-the-person", "Theft from the person", "Dwyn oddi ar berson", "2013-05"),
    Category(13, "vehicle-crime", "Vehicle crime", "Troseddau cerbydau", "2010-12"),
    Category(14, "violent-crime", "Violence and sexual offences", "Trais a throseddau rhywiol", "2010-12", earlier_names=("Violent crime",)),
    Category(15, "other-crime", "Other crime", "Troseddau eraill", "2010-12"),
)  # fmt: skip


class OutcomeKind(NamedTuple):
    """One outcome category. `group` is our own plain grouping (see OUTCOME_GROUPS)."""

    id: int
    code: str
    name_en: str
    name_cy: str
    group: str
    # What files say today, where it differs from the documented name.
    name_in_files: str = ""
    # Other names of the same outcome in older files.
    earlier_names: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name in the language of the page; in English elsewhere (files, API)."""
        return self.name_cy if is_welsh() else self.name_en


# Plain words for the 28 outcomes, in the order in which a resident asks for them.
OUTCOME_GROUPS = {
    "charged": _("Taken to court"),
    "sanctioned": _("Dealt with out of court"),
    "no-suspect": _("No suspect identified"),
    "no-action": _("Suspect known, no further action"),
    "ongoing": _("Still being dealt with"),
    "unknown": _("Not known"),
}

# In the official documentation's order.
OUTCOMES = (
    OutcomeKind(1, "awaiting-court-result", "Awaiting court outcome", "Aros am ganlyniad llys", "charged"),
    OutcomeKind(2, "court-result-unavailable", "Court result unavailable", "Canlyniad y llys ddim ar gael", "charged"),
    OutcomeKind(3, "unable-to-proceed", "Court case unable to proceed", "Achos llys yn methu mynd yn ei flaen", "charged"),
    OutcomeKind(4, "local-resolution", "Local resolution", "Datrysiad lleol", "sanctioned"),
    OutcomeKind(5, "no-further-action", "Investigation complete; no suspect identified", "Ymchwiliad wedi’i gwblhau; ni nodwyd neb dan amheuaeth", "no-suspect"),
    OutcomeKind(6, "deprived-of-property", "Offender deprived of property", "Troseddwr wedi’i amddifadu o eiddo", "charged"),
    OutcomeKind(7, "fined", "Offender fined", "Troseddwr wedi’i ddirwyo", "charged"),
    OutcomeKind(8, "absolute-discharge", "Offender given absolute discharge", "Troseddwr wedi cael rhyddhad diamod", "charged"),
    OutcomeKind(9, "cautioned", "Offender given a caution", "Troseddwr wedi cael rhybuddiad", "sanctioned"),
    OutcomeKind(10, "drugs-possession-warning", "Offender given a drugs possession warning", "Troseddwr wedi cael rhybudd meddu ar gyffuriau", "sanctioned"),
    OutcomeKind(11, "penalty-notice-issued", "Offender given a penalty notice", "Troseddwr wedi cael hysbysiad cosb", "sanctioned", "Offender given penalty notice"),
    OutcomeKind(12, "community-penalty", "Offender given community sentence", "Troseddwr wedi cael dedfryd gymunedol", "charged"),
    OutcomeKind(13, "conditional-discharge", "Offender given conditional discharge", "Troseddwr wedi cael rhyddhad amodol", "charged"),
    OutcomeKind(14, "suspended-sentence", "Offender given suspended prison sentence", "Troseddwr wedi cael dedfryd ohiriedig o garchar", "charged"),
    OutcomeKind(15, "imprisoned", "Offender sent to prison", "Troseddwr wedi’i anfon i’r carchar", "charged"),
    OutcomeKind(16, "other-court-disposal", "Offender otherwise dealt with", "Wedi delio â’r troseddwr mewn ffordd arall", "charged"),
    OutcomeKind(17, "compensation", "Offender ordered to pay compensation", "Troseddwr wedi’i orchymyn i dalu iawndal", "charged"),
    OutcomeKind(18, "sentenced-in-another-case", "Suspect charged as part of another case", "Y sawl dan amheuaeth wedi’i gyhuddo fel rhan o achos arall", "charged", earlier_names=("Offender sentenced as part of another case",)),
    OutcomeKind(19, "charged", "Suspect charged", "Y sawl dan amheuaeth wedi’i gyhuddo", "charged"),
    OutcomeKind(20, "not-guilty", "Defendant found not guilty", "Diffynnydd wedi’i gael yn ddieuog", "charged"),
    OutcomeKind(21, "sent-to-crown-court", "Defendant sent to Crown Court", "Diffynnydd wedi’i anfon i Lys y Goron", "charged"),
    OutcomeKind(22, "unable-to-prosecute", "Unable to prosecute suspect", "Methu erlyn y sawl dan amheuaeth", "no-action"),
    OutcomeKind(23, "formal-action-not-in-public-interest", "Formal action is not in the public interest", "Nid yw camau ffurfiol er budd y cyhoedd", "no-action"),
    OutcomeKind(24, "action-taken-by-another-organisation", "Action to be taken by another organisation", "Sefydliad arall i gymryd camau", "no-action"),
    OutcomeKind(25, "further-investigation-not-in-public-interest", "Further investigation is not in the public interest", "Nid yw ymchwilio pellach er budd y cyhoedd", "no-action"),
    OutcomeKind(26, "further-action-not-in-public-interest", "Further action is not in the public interest", "Nid yw camau pellach er budd y cyhoedd", "no-action"),
    OutcomeKind(27, "under-investigation", "Under investigation", "Dan ymchwiliad", "ongoing"),
    OutcomeKind(28, "status-update-unavailable", "Status update unavailable", "Diweddariad statws ddim ar gael", "unknown"),
)  # fmt: skip

# States that a street file gives for a charge; the outcomes file says `Suspect charged`.
COURT_STATES = ("awaiting-court-result", "court-result-unavailable")
