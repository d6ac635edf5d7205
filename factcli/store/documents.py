"""Claims, articles and the rest as the ledger's documents, and back. This is the stored format, version 1.

The fields of a claim that are looked for without parsing (status, speaker, article, kind, stance, entry)
stand before anything nested; the journal relies on that.
"""

from typing import Any

from factcli.models.article import Appearance, Article
from factcli.models.claim import Claim, Evidence, Figure, Place, Span, Spans, Statement, Verdict, Work
from factcli.models.ledger import Event, Revision, Run
from factcli.models.vocabulary import Bearing, Confidence, Kind, Origin, Stance, Status

Document = dict[str, Any]

_STATUS = {one.value: one for one in Status}
_KIND = {one.value: one for one in Kind}
_STANCE = {one.value: one for one in Stance}
_ORIGIN = {one.value: one for one in Origin}
_NO_WORK = Work()


def from_claim(claim: Claim) -> Document:
    """A claim's document. Of its article it holds the id alone."""
    said = claim.statement
    document: Document = {
        "id": claim.id,
        "entry": claim.entry,
        "status": claim.status.value,
        "speaker": said.speaker,
        "article": claim.article.id,
        "kind": said.kind.value,
        "stance": said.stance.value,
        "origin": claim.origin.value,
        "first_seen": claim.first_seen,
        "updated": claim.updated,
        "gone": claim.gone,
        "touched": claim.touched,
        "speaker_mention": said.speaker_mention,
        "speaker_role": said.speaker_role,
        "speaker_inferred": said.speaker_inferred,
        "cue": said.cue,
        "text": said.text,
        "context": said.context,
        "content_spans": said.spans.content,
        "speaker_spans": said.spans.speaker,
        "cue_spans": said.spans.cue,
    }
    if said.figures:
        document["figures"] = [figure.to_dict() for figure in said.figures]
    if claim.work != _NO_WORK:
        document["work"] = from_work(claim.work)
    return document


def to_claim(document: Document, place: Place) -> Claim:
    """The claim of a document, in the article that `place` describes."""
    figures = document.get("figures")
    work = document.get("work")
    return Claim(
        id=document["id"],
        statement=Statement(
            text=document["text"],
            kind=_KIND[document["kind"]],
            stance=_STANCE[document["stance"]],
            speaker=document["speaker"],
            speaker_mention=document["speaker_mention"],
            speaker_role=document["speaker_role"],
            speaker_inferred=document["speaker_inferred"],
            cue=document["cue"],
            figures=tuple([Figure(**figure) for figure in figures]) if figures else (),
            context=document["context"],
            spans=Spans(
                _spans(document["content_spans"]), _spans(document["speaker_spans"]), _spans(document["cue_spans"])
            ),
        ),
        article=place,
        first_seen=document["first_seen"],
        updated=document["updated"],
        entry=document["entry"],
        origin=_ORIGIN[document["origin"]],
        work=to_work(work) if work else _NO_WORK,
        gone=document["gone"],
        touched=document["touched"],
    )


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple([(start, end) for start, end in pairs])


def from_work(work: Work) -> Document:
    """What people recorded on a claim."""
    verdict = work.verdict
    return {
        "verdict": {
            "status": verdict.status.value,
            "by": verdict.by,
            "at": verdict.at,
            "confidence": verdict.confidence.value if verdict.confidence else None,
            "note": verdict.note,
        }
        if verdict
        else None,
        "evidence": [one.to_dict() for one in work.evidence],
        "tags": work.tags,
        "changed": work.changed,
    }


def to_work(document: Document) -> Work:
    """The inverse of `from_work`."""
    verdict = document["verdict"]
    return Work(
        verdict=Verdict(
            status=_STATUS[verdict["status"]],
            by=verdict["by"],
            at=verdict["at"],
            confidence=Confidence(verdict["confidence"]) if verdict["confidence"] else None,
            note=verdict["note"],
        )
        if verdict
        else None,
        evidence=tuple(Evidence(**{**one, "stance": Bearing(one["stance"])}) for one in document["evidence"]),
        tags=tuple(document["tags"]),
        changed=document["changed"],
    )


def from_article(article: Article) -> Document:
    """An article's document, without its text."""
    return {
        "id": article.id,
        "digest": article.digest,
        "entry": article.entry,
        "text_entry": article.text_entry,
        "revision": article.revision,
        "claims": article.claims,
        "extractor": article.extractor,
        "first_seen": article.first_seen,
        "updated": article.updated,
        "location": article.location,
        "title": article.title,
        "outlet": article.outlet,
        "byline": article.byline,
        "url": article.url,
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "withdrawn": article.withdrawn,
        "given": article.given,
        "claim_ids": article.claim_ids,
        "appearances": [
            {
                "location": one.location,
                "first_seen": one.first_seen,
                "path": one.path,
                "url": one.url,
                "outlet": one.outlet,
                "title": one.title,
            }
            for one in article.appearances
        ],
    }


def to_article(document: Document) -> Article:
    """The inverse of `from_article`."""
    return Article(
        **{
            **document,
            "claim_ids": tuple(document["claim_ids"]),
            "given": tuple(document["given"]),
            "appearances": tuple(Appearance(**one) for one in document["appearances"]),
        }
    )


def to_place(document: Document) -> Place:
    """What a claim's record tells of its article, from the article's document."""
    return Place(
        id=document["id"],
        title=document["title"],
        outlet=document["outlet"],
        location=document["location"],
        url=document["url"],
        published=document["published"],
    )


def from_revision(revision: Revision) -> Document:
    """A revision's document; its number is the document's id."""
    return {
        "run": revision.run,
        "at": revision.at,
        "previous": revision.previous,
        "article": from_article(revision.article),
        "claims": None if revision.claims is None else [from_claim(claim) for claim in revision.claims],
        "text": revision.text,
    }


def to_revision(entry: int, document: Document) -> Revision:
    """The inverse of `from_revision`."""
    place = to_place(document["article"])
    claims = document["claims"]
    return Revision(
        entry=entry,
        run=document["run"],
        at=document["at"],
        previous=document["previous"],
        article=to_article(document["article"]),
        text=document["text"],
        claims=None if claims is None else tuple(to_claim(one, place) for one in claims),
    )


def from_event(event: Event) -> Document:
    """An event's document; its number is the document's id."""
    return {
        "claim": event.claim,
        "run": event.run,
        "at": event.at,
        "by": event.by,
        "command": event.command,
        "note": event.note,
        "before": from_work(event.before),
        "after": from_work(event.after),
    }


def to_event(seq: int, document: Document) -> Event:
    """The inverse of `from_event`."""
    works = {name: to_work(document[name]) for name in ("before", "after")}
    return Event(**{**document, **works, "seq": seq})


def from_run(run: Run) -> Document:
    """A run's document; its number is the document's id."""
    return {
        "at": run.at,
        "by": run.by,
        "command": run.command,
        "detail": run.detail,
        "person": run.person,
        "undone": run.undone,
        "target": run.target,
        "events": run.events,
        "entries": run.entries,
    }


def to_run(number: int, document: Document) -> Run:
    """The inverse of `from_run`."""
    ranges = {name: tuple(document[name]) if document[name] else None for name in ("events", "entries")}
    return Run(**{**document, **ranges, "number": number})
