"""
Every page of the site on Doggerland, once: what is checked of every page starts from this list.

A new page is added here (`test_every_page` fails until it is), and is then held to valid HTML,
headers, and accessibility at both widths in both languages.
"""

from languages.addresses import in_welsh

# Addresses by the name of the page in pages.urls and downloads.urls; more than one where a page
# has more than one face.
PAGES = {
    "home": ["/"],
    "search": ["/search/", "/search/?q=ZD1", "/search/?q=high+street", "/search/?q=zqxj+vwkq"],
    "forces": ["/forces/"],
    "force": ["/forces/doggerland/", "/forces/city-of-dogger/"],
    "force-stops": ["/forces/doggerland/stops/"],
    "neighbourhood": ["/forces/doggerland/D01/", "/forces/doggerland/CPT%20Ness.1/"],
    "crime-map": [
        "/forces/doggerland/D01/crime/",
        "/forces/city-of-dogger/D02/crime/?month=2026-05&category=burglary",
    ],
    "area-stops": ["/forces/doggerland/D01/stops/"],
    "area": ["/areas/E01990110/", "/areas/E01998126/"],
    "crime": ["/crimes/9ccf729ebe8d1a7caa4f376160de83fb0634aa1f57da66a3517ff6e46876d7f4/"],
    "district": ["/districts/E07990001/"],
    "compare": ["/compare/", "/compare/?area=doggerland/D01&area=E07990002&area=E01990110"],
    "crime-levels": ["/crime-levels/", "/crime-levels/?area=doggerland/D01&group=burglary"],
    "unmapped": ["/unmapped/", "/unmapped/?force=doggerland"],
    "coverage": ["/coverage/"],
    "how-it-works": ["/how-it-works/"],
    "accuracy": ["/accuracy/"],
    "about": ["/about/"],
    "contact": ["/contact/"],
    "contact-sent": ["/contact/sent/"],
    "accessibility": ["/accessibility/"],
    "privacy": ["/privacy/"],
    "changelog": ["/changelog/"],
    "docs": ["/docs/"],
    "docs-call-limits": ["/docs/api-call-limits/"],
    "docs-authentication": ["/docs/authentication/"],
    "docs-method": ["/docs/method/crime-street/"],
    "data": ["/data/"],
    "data-archive": ["/data/archive/"],
    "data-boundaries": ["/data/boundaries/"],
    "data-open-data": ["/data/open-data/"],
    "data-statistical-data": ["/data/statistical-data/"],
}

# Addresses that give no page of ours: files, feeds, redirects, and a page for one visitor alone.
NO_PAGES = {
    "changelog-atom",
    "changelog-json",
    "data-fetch",
    "data-month",
    "map-street-point",
    "meeting-calendar",
    "meetings-calendar",
    "search-here",
    "search-suggestions",
}

# Pages that say that something is not there.
FAULTS = ["/forces/doggerland/nowhere/", "/forces/doggerland/D01/crime/?month=2026-13"]

ENGLISH = [address for addresses in PAGES.values() for address in addresses]
WELSH = [in_welsh(address) for address in ENGLISH]
BOTH_LANGUAGES = [*ENGLISH, *WELSH]

# One address of each page, for what is slow to look at.
ONE_OF_EACH = [addresses[0] for addresses in PAGES.values()]
