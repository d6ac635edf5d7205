"""A ledger that real commands made, with something in every table."""

from collections.abc import Callable
from pathlib import Path

from conftest import ARTICLES, Done, Run

from factcli.models.filters import Filter
from factcli.models.ledger import Sample
from factcli.models.vocabulary import AuditAnswer
from factcli.store.ledger import LedgerFile
from factcli.tracker.reviewing.auditing import AuditSession, draw

Write = Callable[[str, str | bytes], Path]

FIRE = (
    "Anna Brandt said the ship had left with 12 sailors on board.\n\n"
    "Omar Reyes, the harbour master, said the crane had fallen on Friday.\n\n"
    "Greta Lind denied that the mill had closed.\n"
)


def ids(run: Run, *filters: str) -> list[str]:
    return run("list", "--format", "ids", *filters).lines


def enriched(run: Run, write: Write, home: Path, articles: Path = ARTICLES) -> Run:
    """Make a ledger of articles with all that real commands put into one; returns what runs further ones."""

    def done(*words: str | Path, stdin: str = "") -> Done:
        found = run(*words, stdin=stdin)
        assert found.status == 0, (words, found.err)
        return found

    done("ingest", articles, "-q", "--outlet", "Harbour Wire")
    page = write("fire.txt", FIRE)
    done("ingest", page, "-q", "--url", "https://port.example/fire")
    crane = ids(run, "--words", "crane")[0]
    ship = ids(run, "--words", "ship 12 sailors")[0]
    mill = ids(run, "--words", "mill")[0]
    done("mark", crane, "disputed", "--evidence", "https://port.example/log", "--note", 'he said "no"', "--by", "zoë")
    done("mark", ship, "confirmed", "--confidence", "high")
    write("fire.txt", FIRE.replace("12 sailors", "14 sailors").replace("Greta Lind", "Greta Lind-Moor"))
    done("ingest", page, "-q", "--url", "https://port.example/fire")
    done("undo")
    done("redo")
    done("mark", mill, "refuted")
    done("undo")
    done("fix", crane, "--speaker", 'Omar "Crane" Reyes', "-q")
    done("dismiss", mill, "--reason", "a caption", "-q")
    done("evidence", "add", crane, "--text", "a log\u202e book", "--stance", "refutes", "--reliability", "B", "-q")
    evidence = run("evidence", "list", crane, "--format", "ids").lines[0]
    done("evidence", "withdraw", f"{crane}/{evidence}", "--note", "a forgery", "-q")
    done("tag", crane, "--add", "harbour", "-q")
    done("add", "--speaker", "נועה לוי", "--text", "האוניה הפליגה 🚢", "--where", "radio", "--when", "2026-03-14", "-q")
    sampled(LedgerFile(home / "facts.json", wait=1), crane)
    write("folder/strike.txt", "Ines Faro said the strike would last 9 days.\n")
    done("source", "add", page.parent / "folder", "--name", "folder", "--tag", "local")
    done("sync", "-q")
    done("filter", "save", "hot", "status:disputed tag:harbour")
    done("alias", "add", "Kiev", "Kyiv")
    return run


def sampled(file: LedgerFile, claim: str) -> None:
    """Draw a sample and answer on a claim of it, as an audit at a terminal does."""
    sample = draw(
        file, Filter(), Sample(number=0, at="", by="ann", seed=7, size=900, claims=()), lambda: "2026-03-14T09:00:00Z"
    )
    AuditSession(file, sample, "ann", lambda: "2026-03-14T09:00:00Z").answer(file.claim(claim), AuditAnswer.EDGES)
