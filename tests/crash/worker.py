"""Writes to a ledger until it is killed: ingests, marks, undoes, compacts; says on stdout what was acknowledged.

usage: worker.py LEDGER NAME OPERATIONS
"""

import json
import random
import sys
from pathlib import Path

from factcli.cli.wiring.figures_and_dates import figures_and_dates
from factcli.errors import NothingToUndo
from factcli.extract import extract
from factcli.models.article import Item
from factcli.models.identity import text_digest
from factcli.models.vocabulary import Status
from factcli.store.ledger import LedgerFile
from factcli.tracker.ingesting import ingest
from factcli.tracker.intake import How, Prepared
from factcli.tracker.reviewing.judging import Judgement, mark
from factcli.tracker.reviewing.reversing import undo

TIME = "2026-03-14T09:00:00Z"


def article(name: str, number: int) -> Prepared:
    text = (
        f"Harbour news {name} {number}\n\nThe harbour master said that ship {name}-{number} had left the port.\n\n"
        f'"We counted {number + 2} ships on day {number}," Anna Brandt said. She denied that berth {name} was closed.\n'
    )
    return Prepared(Item(location=f"{name}-{number}", text=text), text_digest(text), extract(text))


def main() -> None:
    path, name, operations = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    ledger = LedgerFile(path, wait=60)
    chance = random.Random(name)
    claims: list[str] = []
    for number in range(operations):
        what = chance.choice(("ingest", "mark", "mark", "mark", "undo", "compact")) if claims else "ingest"
        by = f"{name}-{number}"
        run = None
        if what == "ingest":
            report = ingest(ledger, [article(name, number)], How(extract, lambda: TIME, by, "one"))
            run = report.run
            claims += ledger.article(report.items[0].article or "").claim_ids
        elif what == "mark":
            mark(ledger, [chance.choice(claims)], Judgement(chance.choice(list(Status)), by), lambda: TIME)
        elif what == "undo":
            try:
                undo(ledger, None, by, lambda: TIME, figures_and_dates)
            except NothingToUndo:
                continue
        else:
            ledger.compact()
        print(json.dumps({"by": by, "what": what, "run": run, "claims": claims[-3:]}), flush=True)


if __name__ == "__main__":
    main()
