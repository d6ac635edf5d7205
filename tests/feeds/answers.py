"""Answers of the web, made by hand."""

from datetime import date
from pathlib import Path

from factcli.models.web import Response, Validators

CASES = Path(__file__).parent / "cases"
TODAY = date(2026, 3, 15)


def answer(
    body: bytes | str, content_type: str | None = None, url: str = "https://herald.example/news/feed.xml"
) -> Response:
    return Response(
        url=url,
        body=body.encode() if isinstance(body, str) else body,
        content_type=content_type,
        validators=Validators(url),
    )
