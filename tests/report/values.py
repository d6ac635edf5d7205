"""A report as a value, with a given text in every place where a text may stand."""

from factcli.models.claim import Claim, Correction, Evidence, Place, Spans, Statement, Verdict, Work
from factcli.models.filters import Condition, Filter, FilterWord
from factcli.models.ledger import Event, FieldChange
from factcli.models.reporting import Account, Masthead, Report
from factcli.models.reports import COMPARED, Compared, Comparison
from factcli.models.vocabulary import Bearing, Confidence, Credibility, EvidenceKind, Kind, Reliability, Stance, Status
from factcli.text.passages import Piece

AT = "2026-03-15T09:00:00Z"
URL = "https://harbour.example/a?b=1&c=2"


def report_of(words: str, url: str | None = URL) -> Report:
    """A report in which titles, names, claims, notes, excerpts and references are all `words`; one claim a status."""
    claims = {status: _claim(number, status, words, url) for number, status in enumerate(Status)}
    compared = {status: (claims[status],) for status in COMPARED}
    return Report(
        masthead=Masthead(words),
        at=AT,
        wanted=Filter((Condition(FilterWord.SPEAKER, (words,)),)),
        comparison=Comparison(compared, dict.fromkeys(Status, 1), "speaker", (Compared(words, compared),)),
        accounts={claims[status].id: _account(claims[status], words) for status in COMPARED},
        others=tuple(claim for status, claim in claims.items() if status not in COMPARED),
    )


def _claim(number: int, status: Status, words: str, url: str | None) -> Claim:
    evidence = Evidence(
        id="e1", stance=Bearing.SUPPORTS, by=words, at=AT, kind=EvidenceKind.DATA, url=url or words, archive_url=words,
        excerpt=words, retrieved=AT, reliability=Reliability.B, credibility=Credibility.PROBABLE, note=words,
    )  # fmt: skip
    withdrawn = Evidence(id="e2", stance=Bearing.REFUTES, by=words, at=AT, url=words, withdrawn=True)
    said = Statement(
        text=words, kind=Kind.DIRECT, stance=Stance.DENIES, speaker=words, speaker_mention=words, speaker_role=words,
        speaker_inferred=False, cue="said", figures=(), context=words, spans=Spans(()),
    )  # fmt: skip
    return Claim(
        id=f"{number:016x}",
        extracted=said,
        article=Place(id="a" * 16, title=words, outlet=words, location=words, url=url, published="2026-03-14"),
        first_seen=AT,
        updated=AT,
        work=Work(
            verdict=Verdict(status=status, by=words, at=AT, confidence=Confidence.LOW, note=words),
            evidence=(evidence, withdrawn),
            tags=(words,),
            correction=Correction(by=words, at=AT, note=words, text=words, speaker=words),
        ),
        gone=True,
    )


def _account(claim: Claim, words: str) -> Account:
    event = Event(
        seq=1,
        at=AT,
        by=words,
        command="mark",
        claim=claim.id,
        run=1,
        before=Work(),
        after=claim.work,
        note=words,
        changes=(FieldChange("text", words, words),),
    )
    return Account((Piece("before "), Piece(words, "content"), Piece(" behind")), (event,))
