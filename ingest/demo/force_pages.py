"""What the two forces say of themselves: contact, ways to follow, promise and commentary."""

from ingest.demo.policing import CITY, Force

PROMISE = (
    "<ul><li>Every neighbourhood has a named officer you can reach.</li>"
    "<li>We answer every message within 72 hours.</li>"
    "<li>We hold a neighbourhood meeting every month.</li>"
    "<li>We look at your priorities again at least every three months.</li></ul>"
)
PROMISE_CY = (
    "<ul><li>Mae gan bob cymdogaeth swyddog y gallwch gysylltu ag ef neu hi.</li>"
    "<li>Byddwn yn ateb pob neges o fewn 72 awr.</li>"
    "<li>Byddwn yn cynnal cyfarfod cymdogaeth bob mis.</li></ul>"
)
ABOUT = {
    "doggerland": "<p>Doggerland Constabulary looks after some 200,000 people in three towns and "
    "two dozen villages, and 210 kilometres of coast.</p>\n<p>This force is made up for "
    "demonstration.</p>",
    "city-of-dogger": None,
}
ABOUT_CY = {
    "doggerland": "<p>Mae'r heddlu hwn yn ddychmygol. Mae'n gwasanaethu tua 200,000 o bobl.</p>"
}
COMMENTARY = {
    "doggerland": "<p>Burglary and vehicle crime have fallen for three years. Shoplifting has "
    "risen, as more shops report it. In summer the parks and the sea front are busy, and so are "
    "we.</p>",
    "city-of-dogger": "<p>Few people live within the wall, and some sixty thousand come to work "
    "there. Rates by resident therefore say little about the City.</p>",
}
COMMENTARY_CY = {
    "city-of-dogger": "<p>Ychydig o bobl sy'n byw o fewn y mur, ond mae tua 60,000 yn gweithio "
    "yno.</p>"
}


def detail(force: Force) -> dict:
    """One force in the API's shape, with our own keys for the promise and for Welsh."""
    site = force.url.removesuffix("/")
    page: dict = {
        "description": ABOUT[force.id],
        "url": force.url,
        "engagement_methods": [
            _follow("facebook", f"{site}/facebook"),
            _follow("twitter", f"{site}/twitter"),
            _follow("youtube", f"{site}/youtube"),
            _follow("rss", f"{site}/news.rss"),
            _follow("telephone", ""),
        ],
        "telephone": force.telephone,
        "id": force.id,
        "name": force.name,
        "name_cy": force.name_cy,
        "promise": PROMISE,
        "promise_cy": PROMISE_CY,
        "commentary": COMMENTARY[force.id],
    }
    if force.id == CITY.id:
        del page["engagement_methods"][2]
    for key, texts in (("description_cy", ABOUT_CY), ("commentary_cy", COMMENTARY_CY)):
        if force.id in texts:
            page[key] = texts[force.id]
    return page


def _follow(kind: str, url: str) -> dict:
    return {"url": url, "type": kind, "description": None, "title": kind}
