"""Read a page as a program that follows links does: its title, language, texts, ids and links."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}
SILENT = {"script", "style", "template"}


@dataclass
class Page:
    """What a page says and where it leads."""

    language: str = ""
    title: str = ""
    headings: int = 0
    canonical: str = ""
    # (text, language) of each piece of text that people read, the title's and labels' included.
    texts: list[tuple[str, str]] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    # Files without which the page is not whole: styles, scripts, pictures.
    files: list[str] = field(default_factory=list)


def read(html: str) -> Page:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = Page()
        # (tag, language) of each element around the present place.
        self.around: list[tuple[str, str]] = []

    @property
    def language(self) -> str:
        return self.around[-1][1] if self.around else ""

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        language = given.get("lang", self.language)
        if tag == "html":
            self.page.language = language
        if tag == "h1":
            self.page.headings += 1
        if "id" in given:
            self.page.ids.append(given["id"])
        if tag == "a" and "href" in given:
            self.page.links.append(given["href"])
        if tag in ("script", "img") and "src" in given:
            self.page.files.append(given["src"])
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "preload"):
            self.page.files.append(given["href"])
        if tag == "link" and given.get("rel") == "canonical":
            self.page.canonical = given["href"]
        if tag == "meta" and given.get("name") == "description":
            self.page.texts.append((given.get("content", ""), language))
        for name in ("alt", "aria-label", "title", "placeholder"):
            if given.get(name):
                self.page.texts.append((given[name], language))
        if tag not in VOID:
            self.around.append((tag, language))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.around.pop()

    def handle_endtag(self, tag):
        while self.around:
            closed, _ = self.around.pop()
            if closed == tag:
                return

    def handle_data(self, text):
        said = " ".join(text.split())
        inside = {tag for tag, _ in self.around}
        if not said or inside & SILENT:
            return
        if inside >= {"head", "title"}:
            self.page.title += said
        self.page.texts.append((said, self.language))
