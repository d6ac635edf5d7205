"""The fitting's commands: `python -m factcli.extract.fit fit|score|folds|check FOLDER…`."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import msgspec
import typer

from factcli.extract import extract
from factcli.extract.fit import speakerscores
from factcli.extract.fit.fitting import fitted, with_linker
from factcli.extract.fit.gold import Example, Misplaced, complaints, read_article, read_folder
from factcli.extract.fit.scoring import Extractor, Score, ScoreReport, report, summed
from factcli.extract.model import WEIGHTS, Model, packed, shipped
from factcli.models.claim import Extraction

app = typer.Typer(
    add_completion=False, no_args_is_help=True, help="Fit and measure the extraction engine on annotated articles."
)
Folders = Annotated[list[Path], typer.Argument(exists=True, file_okay=False, help="Folders of annotated articles.")]
SHIPPED = Path(__file__).parent.parent / WEIGHTS
GENRE_FOLDS = 6


@app.command()
def fit(
    folders: Folders,
    out: Annotated[Path, typer.Option(help="Where the weights go.")] = SHIPPED,
    *,
    linker_only: Annotated[bool, typer.Option("--linker-only", help="Only those that tell who is meant.")] = False,
) -> None:
    """Fit the weights on all articles of the folders; the same folders give the same weights."""
    examples = _examples(folders)
    model = with_linker(shipped(), examples) if linker_only else fitted(examples)
    out.write_bytes(packed(model))
    sizes = ", ".join(f"{len(getattr(model, name)):,} {name}" for name in Model.__struct_fields__)
    typer.echo(f"{out}: {out.stat().st_size:,} bytes; {sizes}")


@app.command()
def score(folders: Folders) -> None:
    """Score the shipped weights on the articles of the folders."""
    examples = _examples(folders)
    _print(report(examples, lambda example: extract(example.text)))
    given = speakerscores.score(judged for one in examples if one.own for judged in speakerscores.given(one))
    typer.echo(f"speakers, where the mention is given: name {given.name_share:.3f} role {given.role_share:.3f}")


@app.command()
def folds(folders: Folders) -> None:
    """Score weights that were fitted without the outlet, or the genres, of the articles that they are scored on."""
    examples = _examples(folders)
    reports = []
    for name, held in _parts(examples).items():
        kept = {one.name for one in held}
        model = fitted([one for one in examples if one.name not in kept])
        one = report(held, _with(model))
        reports.append(one)
        typer.echo(_row(f"without {name}", one.total))
    typer.echo(_row("all", summed(reports)))


@app.command()
def check(folders: Folders) -> None:
    """Validate annotated articles: every word in its place, by the rules of data/gold/README.md."""
    found = [line for folder in folders for path in sorted(folder.glob("*.txt")) for line in _complaints(path)]
    for line in found:
        typer.echo(line)
    raise typer.Exit(1 if found else 0)


def _complaints(path: Path) -> list[str]:
    try:
        example = read_article(path)
    except (Misplaced, msgspec.ValidationError, UnicodeDecodeError) as problem:
        return [f"{path.name}: {problem}"]
    return [f"{path.name}: no annotation beside it"] if example is None else complaints(example)


def _examples(folders: Sequence[Path]) -> list[Example]:
    return [example for folder in folders for example in read_folder(folder)]


def _parts(examples: Sequence[Example]) -> dict[str, list[Example]]:
    """The corpus by outlet; our own gold by genres, some of them together."""
    found: dict[str, list[Example]] = {}
    genres = sorted({one.group for one in examples if one.own})
    fold = {genre: at % GENRE_FOLDS + 1 for at, genre in enumerate(genres)}
    for one in examples:
        found.setdefault(f"genres {fold[one.group]} of {GENRE_FOLDS}" if one.own else one.group, []).append(one)
    return found


def _with(model: Model) -> Extractor:
    def extracted(example: Example) -> Extraction:
        return extract(example.text, model=model)

    return extracted


def _print(one: ScoreReport) -> None:
    typer.echo(_row("all", one.total))
    for kind, score_of in one.kinds.items():
        typer.echo(f"{kind:<44} recall {score_of.recall:.3f} of {score_of.right + score_of.missed}")
    for group, score_of in one.groups.items():
        typer.echo(_row(group, score_of))
    typer.echo(f"figures (text and value) F1 {one.figures:.3f}")


def _row(name: str, one: Score) -> str:
    found = max(1, one.right)
    shares = [f"{part} {getattr(one, part) / found:.3f}" for part in ("speaker", "mention", "stance", "kind")]
    return (
        f"{name:<44} F1 {one.f1:.3f} (P {one.precision:.3f} R {one.recall:.3f}) with speaker {one.f1_with_speaker:.3f}"
        f" · of the found: {' '.join(shares)}"
    )


if __name__ == "__main__":
    app()
