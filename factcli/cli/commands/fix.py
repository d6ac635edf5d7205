"""`factcli fix`: the extraction put right, and what was read of an article."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Final, NamedTuple

import typer
from msgspec import UNSET, UnsetType

from factcli.cli import context
from factcli.cli.article_ids import article_id, claim_or_article
from factcli.cli.articlelists import show_articles
from factcli.cli.claim_ids import claim_ids
from factcli.cli.claimlists import show_claims, show_recorded
from factcli.cli.options import By, Db, Form, Json, Note, Quiet, Wait, named, readable, text
from factcli.cli.options import words as in_words
from factcli.cli.output import chosen_format, note
from factcli.cli.wiring import ledgers
from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import AmbiguousId, InputError, NotFound, UsageError
from factcli.models.claim import Claim, Figure
from factcli.models.vocabulary import Kind, Stance
from factcli.render.formats import Format
from factcli.render.wording import change_words
from factcli.tracker.reviewing.correcting import Amendment, fix, revert
from factcli.tracker.reviewing.correcting_articles import ArticleFixed, fix_article, revert_article

app = typer.Typer()

_NONE: Final = "none"
_JSON: Final = ("[", "{")
"""How figures in JSON begin."""
_BREAK: Final = r";|,(?!\d)"
"""What stands between figures that are said: a semicolon, or a comma that is in no number."""
_EXAMPLE: Final = """JSON such as [{"text": "12 people", "value": 12, "of": "people"}]"""
_ONE: Final = "one is corrected at a time"


@app.command(
    epilog="Example: factcli fix 3c1f09ab --outlet 'Harbour Wire' --published 2026-03-14 && "
    "factcli fix 7f3a9c2e --speaker 'Marek Soll' --stance denies"
)
def fix_command(
    ctx: typer.Context,
    name: Annotated[
        str,
        typer.Argument(
            metavar="ID|ARTICLE",
            help="A claim's id, or its first four or more digits; or an article's id, url or file.",
            autocompletion=claim_ids,
            callback=named,
        ),
    ],
    speaker: Annotated[
        str | None, typer.Option(metavar="NAME", help='Who made it; "" where nobody is named.', callback=readable)
    ] = None,
    words: Annotated[
        str | None, typer.Option("--text", metavar="WORDS", help="What is claimed.", callback=in_words)
    ] = None,
    role: Annotated[
        str | None, typer.Option(metavar="TEXT", help='What the speaker is; "" clears it.', callback=readable)
    ] = None,
    stance: Annotated[
        Stance | None, typer.Option(metavar="STANCE", help=f"What is done by it: {', '.join(Stance)}.")
    ] = None,
    kind: Annotated[Kind | None, typer.Option(metavar="KIND", help=f"How it is reported: {', '.join(Kind)}.")] = None,
    figures: Annotated[
        str | None,
        typer.Option(
            metavar="WORDS|JSON|none",
            help="The numbers in it, as they are said ('12 people, about $3 million'), or as `show --json` has them.",
            callback=text,
        ),
    ] = None,
    edit: Annotated[bool, typer.Option("--edit", help="Correct it in $VISUAL or $EDITOR.")] = False,
    file: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="Take what --edit could not read, once it is mended.")
    ] = None,
    back: Annotated[
        bool, typer.Option("--revert", help="Give back what was extracted; of an article, what was read.")
    ] = False,
    outlet: Annotated[
        str | None,
        typer.Option(metavar="NAME", help='Of an article: its outlet; "" where none is named.', callback=readable),
    ] = None,
    title: Annotated[
        str | None, typer.Option(metavar="TEXT", help='Of an article: its title; "" clears it.', callback=readable)
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(
            metavar="DAY",
            help='Of an article: its day of publication, such as 2026-03-14, 7d, yesterday; "" where no day is known.',
        ),
    ] = None,
    byline: Annotated[
        str | None,
        typer.Option(metavar="NAME", help='Of an article: who wrote it; "" where nobody is named.', callback=readable),
    ] = None,
    why: Note = None,
    by: By = None,
    quiet: Quiet = False,
    form: Form = None,
    json: Json = False,
    db: Db = None,
    wait: Wait = None,
) -> None:
    """Correct what the extractor made of a claim, or what was read of an article; ids stay.

    A correction is kept when the article is read or extracted again, and `show` tells what it stands in the place of.
    Another text has its figures found anew, another speaker has no role, unless they are given. Another day of publication
    has the dates in the article's claims, such as "last week", resolved anew.
    """
    given = _amendment(words, speaker, role, stance, kind, figures)
    fields = _article_fields(title, outlet, byline, published)
    if sum((bool(given.fields()), bool(fields), edit, file is not None, back)) != 1:
        raise UsageError(
            "say what to correct: fields of a claim, or of an article, or --edit, or --from FILE, or --revert alone",
            hint="factcli fix ID --speaker NAME, --text WORDS, --stance STANCE, --kind KIND, --figures WORDS; "
            "factcli fix ARTICLE --outlet NAME, --title TEXT, --published DAY, --byline NAME",
        )
    shape = chosen_format(form, json)
    ledger = ledgers.open_ledger(ctx, db, wait)
    correcting = _Correcting(ledger, context.author(by), why, shape, quiet)
    if fields:
        _correct_article(correcting, name, fields)
    elif back:
        _put_back(correcting, name)
    elif edit or file is not None:
        _correct_by_hand(correcting, name, file)
    else:
        _correct_claim(correcting, name, given)


class _Correcting(NamedTuple):
    """What every correction needs beside what is corrected: the ledger, who does it and why, how the outcome is shown."""

    ledger: LedgerFile
    author: str
    why: str | None
    shape: Format
    quiet: bool


def _correct_claim(correcting: _Correcting, name: str, given: Amendment) -> None:
    """Correct the fields of a claim that are given as options."""
    ledger, author, why, shape, quiet = correcting
    done = fix(ledger, _claim(ledger, name), given, figures_and_dates, author, why, context.now)
    if given.figures and not quiet:
        note(f"figures: {'; '.join(one.phrase for one in given.figures)}")
    show_recorded(ledger, done, shape, "is so already", quiet=quiet)


def _correct_by_hand(correcting: _Correcting, name: str, file: Path | None) -> None:
    """Correct a claim in an editor, or as the file says that the editor left behind."""
    ledger, author, why, shape, quiet = correcting
    found = ledger.claim(_claim(ledger, name))
    amended = _from_file(found, file) if file is not None else _edited(found)
    if amended is None:
        note(f"claim {found.id} was left as it is; nothing was recorded")
        if not quiet:
            show_claims([found], shape)
        return
    done = fix(ledger, found.id, amended, figures_and_dates, author, why, context.now)
    show_recorded(ledger, done, shape, "is so already", quiet=quiet)


def _correct_article(correcting: _Correcting, name: str, fields: Mapping[str, str | None]) -> None:
    """Correct the fields of an article that are given as options."""
    ledger, author, why, *_ = correcting
    article = _article(ledger, name, fields)
    _show_article(correcting, fix_article(ledger, article, fields, figures_and_dates, author, why, context.now))


def _put_back(correcting: _Correcting, name: str) -> None:
    """Give back what was extracted of a claim, or read of an article."""
    ledger, author, why, shape, quiet = correcting
    found = claim_or_article(ledger, name, _ONE)
    if isinstance(found, Claim):
        done = revert(ledger, found.id, author, why, context.now)
        show_recorded(ledger, done, shape, "is as it was extracted", quiet=quiet)
    else:
        _show_article(correcting, revert_article(ledger, found.id, figures_and_dates, author, why, context.now))


def _claim(ledger: LedgerFile, name: str) -> str:
    """The id of the claim that is named; raises UsageError where that is an article."""
    try:
        return ledger.claim(name).id
    except AmbiguousId:
        raise
    except NotFound as error:
        try:
            article = ledger.article(article_id(ledger, name, _ONE))
        except (NotFound, UsageError):
            raise error from None
    raise UsageError(
        f"{name} is article {article.id}, and what is to be corrected is a claim's",
        hint=f"`factcli list --article {article.id}` shows its claims; of an article --outlet, --title, --published and "
        "--byline are corrected",
        subject=name,
    )


def _article(ledger: LedgerFile, name: str, fields: Iterable[str]) -> str:
    """The id of the article that is named; raises UsageError where that is a claim, AmbiguousId where it may be one."""
    found = claim_or_article(ledger, name, _ONE)
    if isinstance(found, Claim):
        options = ", ".join(f"--{field}" for field in fields)
        raise UsageError(
            f"{name} is a claim, and {options} would correct an article",
            hint=f"its article is {found.article.id}: factcli fix {found.article.id} {options}",
            subject=name,
        )
    return found.id


def _article_fields(
    title: str | None, outlet: str | None, byline: str | None, published: str | None
) -> dict[str, str | None]:
    """The fields of an article that are given, by name; None where there is to be none."""
    words = {"title": title, "outlet": outlet, "byline": byline}
    fields = {name: " ".join(value.split()) or None for name, value in words.items() if value is not None}
    if published is not None:
        fields["published"] = context.read_past_day(published, "--published") if published.strip() else None
    return fields


def _show_article(correcting: _Correcting, done: ArticleFixed) -> None:
    ledgers.tidy(correcting.ledger)
    if done.change is None:
        note(f"article {done.article.id} is so already; nothing was recorded on it")
    elif not correcting.quiet:
        for one in done.change.changes:
            note(change_words(one))
    if not correcting.quiet:
        show_articles([done.article], correcting.shape)


def _amendment(
    words: str | None,
    speaker: str | None,
    role: str | None,
    stance: Stance | None,
    kind: Kind | None,
    figures: str | None,
) -> Amendment:
    def name(value: str | None) -> str | UnsetType | None:
        return UNSET if value is None else " ".join(value.split()) or None

    return Amendment(
        text=UNSET if words is None else words.strip(),
        speaker=name(speaker),
        speaker_role=name(role),
        stance=stance or UNSET,
        kind=kind or UNSET,
        figures=UNSET if figures is None else _figures(figures),
    )


def _figures(given: str) -> tuple[Figure, ...]:
    if given.strip().lower() == _NONE:
        return ()
    return _listed(given) if given.lstrip()[:1] in _JSON else _said(given)


def _said(given: str) -> tuple[Figure, ...]:
    """The figures that the extractor reads in these words; raises UsageError for a part of them in which it reads none."""
    found, _ = figures_and_dates(given, None)
    rest = list(found)
    unread = []
    for part in filter(str.strip, re.split(_BREAK, given)):
        here = 0
        while rest and (place := part.find(rest[0].text, here)) >= 0:
            here = place + len(rest.pop(0).text)
        unread += [] if here else [part.strip()]
    if unread or not found:
        raise UsageError(
            f"--figures: no figure can be read in {', '.join(map(repr, unread)) or repr(given)}",
            hint=f"write '12 people, about 40 to 50 percent', or {_EXAMPLE}, or none; nothing was recorded",
            subject="--figures",
        )
    return found


def _listed(given: str) -> tuple[Figure, ...]:
    import msgspec

    from factcli.cli.claimfile import figures_of

    try:
        return figures_of(msgspec.json.decode(given))
    except (ValueError, RecursionError) as error:
        raise UsageError(
            f"--figures cannot be read: {error}",
            hint=f"write none, '12 people', or {_EXAMPLE}; nothing was recorded",
            subject="--figures",
        ) from error


def _edited(claim: Claim) -> Amendment | None:
    from factcli.cli.claimfile import edited

    return edited(claim)


def _from_file(claim: Claim, path: Path) -> Amendment | None:
    from factcli.cli.claimfile import amendment_of

    try:
        if path.exists() and not path.is_file():
            raise InputError(f"{path} is no file", hint="nothing was recorded", subject=str(path))
        written = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not in UTF-8"
        raise InputError(f"{path} cannot be read: {reason}", hint="nothing was recorded", subject=str(path)) from error
    return amendment_of(claim, written, path)
