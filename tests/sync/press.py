"""An outlet of our own making: its stories, as feeds of every kind and as pages."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

_PEOPLE = ("Lena Novak", "Marek Soll", "Dario Venn", "Ida Kessel", "Tomas Reyl", "Anna Brandt")


def story(number: int, figure: int = 12, more: str = "") -> list[str]:
    """The paragraphs of an article with two claims, one of which has a figure."""
    who = _PEOPLE[number % 6]
    paragraphs = (
        f"{who} said on the steps of hall {number} that {figure} ships had been counted in the harbour of district {number}.",
        (
            f"The council of district {number} met in the old hall on the square, as it does in every month of the year, and "
            f"those who came had to stand, since the chairs of room {number} had been lent to the school for the week. The "
            f"clerk read the list of what was open from the time before, and nobody asked to have anything changed.{more}"
        ),
        f"“Nobody told us about pier {number} before the morning,” {who} said.",
        (
            f"Those who had waited at gate {number} went home when it began to rain, and the hall was closed at nine. The next "
            f"meeting of district {number} is in a month, in the same place, and whoever wants to speak there has to write to "
            "the clerk a week before it, with a name and an address, and will be called in the order of the letters."
        ),
    )
    return list(paragraphs)


def page(paragraphs: list[str], title: str = "A night at the harbour", head: str = "", html: str = "") -> str:
    """An article's page; `head` is more markup for its head, `html` attributes of the root."""
    body = "".join(f"<p>{escape(one)}</p>" for one in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=en {html}><head><meta charset=utf-8><title>{escape(title)}</title>{head}</head>"
        f"<body><article><h1>{escape(title)}</h1>{body}</article></body></html>"
    )


@dataclass(frozen=True)
class Entry:
    """What a feed says of a story; `text` are its paragraphs if the feed has them."""

    link: str | None = None
    title: str | None = "A night at the harbour"
    id: str | None = None
    summary: str = "What was said in the hall."
    text: list[str] | None = None
    day: datetime | None = datetime(2026, 3, 14, 9, tzinfo=UTC)

    @property
    def content(self) -> str:
        return "".join(f"<p>{escape(one)}</p>" for one in self.text or ())


def rss(*entries: Entry, title: str = "Harbour Wire") -> str:
    items = "".join(
        "<item>"
        + _element("title", one.title)
        + _element("link", one.link)
        + _element("guid", one.id)
        + _element("description", one.summary)
        + (_element("content:encoded", one.content) if one.text else "")
        + (_element("pubDate", format_datetime(one.day)) if one.day else "")
        + "</item>"
        for one in entries
    )
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>{escape(title)}</title><link>https://harbourwire.example/</link>{items}</channel></rss>"
    )


def atom(*entries: Entry, title: str = "Harbour Wire") -> str:
    items = "".join(
        "<entry>"
        + _element("title", one.title)
        + (f'<link href="{escape(one.link)}"/>' if one.link else "")
        + _element("id", one.id or one.link)
        + _element("summary", one.summary)
        + (f'<content type="html">{escape(one.content)}</content>' if one.text else "")
        + (_element("published", one.day.isoformat()) if one.day else "")
        + "</entry>"
        for one in entries
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>{escape(title)}</title><id>urn:x</id>{items}</feed>'


def rdf(*entries: Entry, title: str = "Harbour Wire") -> str:
    items = "".join(
        f'<item rdf:about="{escape(one.link or "")}">'
        + _element("title", one.title)
        + _element("link", one.link)
        + _element("description", one.summary)
        + "</item>"
        for one in entries
    )
    return (
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">'
        f'<channel rdf:about="https://harbourwire.example/"><title>{escape(title)}</title></channel>{items}</rdf:RDF>'
    )


def json_feed(*entries: Entry, title: str = "Harbour Wire") -> str:
    items = [
        {
            "id": one.id or one.link,
            "url": one.link,
            "title": one.title,
            "summary": one.summary,
            **({"content_html": one.content} if one.text else {}),
            **({"date_published": one.day.isoformat()} if one.day else {}),
        }
        for one in entries
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": title, "items": items})


def _element(name: str, value: str | None) -> str:
    return f"<{name}>{escape(value)}</{name}>" if value is not None else ""
