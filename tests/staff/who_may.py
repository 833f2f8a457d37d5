"""
Who may do what on the staff's side, written out: the table against which every address is held.

O: an editor of another force; E: an editor of the force, L: its lead; P: an operator (who can
publish); A: an auditor. Nobody else may do anything. All objects are of the first force. A page
that everyone may open shows an editor of another force nothing of this one.

Each line: the name of the address, who may open it (GET), and whose POST has an effect.
"""

EVERYONE = "OELPA"
TEXTS = (
    "forces_engagementmethod",
    "forces_seniorofficer",
    "neighbourhoods_link",
    "neighbourhoods_meeting",
    "neighbourhoods_policelocation",
    "neighbourhoods_priority",
    "neighbourhoods_teammember",
)
# They come and go with the reference data.
FIXED = ("forces_force", "neighbourhoods_neighbourhood")

PAGES = """
admin:index                       OELPA -
admin:app_list                    OELPA -
admin:jsi18n                      OELPA -
admin:autocomplete                -     -
admin:view_on_site                -     -
admin:password_change             OELPA -
admin:password_change_done        OELPA -
staff:force                       ELPA  -
staff:force-csv                   ELPA  -
staff:preview-force               ELPA  -
staff:preview-force-page          ELPA  -
staff:publish-force               -     ELP
staff:area                        ELPA  -
staff:choose                      -     ELPA
staff:preview-area                ELPA  -
staff:preview-area-page           ELPA  -
staff:publish-area                -     ELP
staff:export                      OELPA -
staff:import                      OELP  -
staff:import-confirm              -     -
staff:import-bad-rows             -     -
staff:reminders                   -     OELPA
"""

OF_A_TEXT = """
changelist                        OELPA ELP
add                               OELP  ELP
change                            ELPA  ELP
delete                            ELP   ELP
history                           ELPA  -
put_back                          -     ELP
"""

OF_WHAT_IS_FIXED = """
changelist                        OELPA ELP
add                               -     -
change                            ELPA  ELP
delete                            -     -
history                           ELPA  -
put_back                          -     ELP
"""

OF_A_ROLE = """
changelist                        LPA   LP
add                               LP    LP
change                            LPA   -
delete                            LP    LP
history                           LPA   -
"""

OF_AN_ACCOUNT = """
changelist                        PA    -
add                               -     -
change                            PA    P
delete                            -     -
history                           PA    -
"""

# The way in: open to all, each guarded by what it asks for (tests.staff.test_sign_in).
OPEN = ("account_", "mfa_", "socialaccount_", "openid_connect_", "admin:login", "admin:logout",
        "staff:stop-reminders")  # fmt: skip
# The operators' pages have a table of their own: tests.desk.test_who_may.
ELSEWHERE = ("desk:",)


def table() -> dict[str, tuple[str, str]]:
    """Return who may GET and who may POST, by the name of the address."""
    lines = dict(_read(PAGES))
    for models, text in (
        (TEXTS, OF_A_TEXT),
        (FIXED, OF_WHAT_IS_FIXED),
        (("forces_membership",), OF_A_ROLE),
        (("accounts_user",), OF_AN_ACCOUNT),
    ):
        for model in models:
            lines |= {f"admin:{model}_{name}": who for name, who in _read(text)}
    return lines


def _read(text: str):
    for line in text.split("\n"):
        if line:
            name, get, post = line.split()
            yield name, (get.strip("-"), post.strip("-"))
