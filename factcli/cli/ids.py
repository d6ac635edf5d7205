"""The ids of claims that a command line names, or that come from standard input."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from factcli.cli.completion import claim_ids
from factcli.errors import UsageError

Ids = Annotated[
    list[str],
    typer.Argument(
        metavar="ID...", help="Claims, by id or its first four or more digits; - takes ids from standard input.",
        autocompletion=claim_ids,
    ),
]  # fmt: skip
Id = Annotated[
    str,
    typer.Argument(metavar="ID", help="A claim's id, or its first four or more digits.", autocompletion=claim_ids),
]


def named_ids(words: Sequence[str], command: str) -> list[str]:
    """The ids named, with those on standard input in the place of -; raises UsageError where there are none.

    `command` is how the command takes them from standard input, such as "dismiss -".
    """
    ids: list[str] = []
    for word in words:
        if word != "-":
            ids.append(word)
            continue
        try:
            lines = sys.stdin.buffer.read().splitlines()
        except OSError as error:
            raise UsageError(f"standard input cannot be read: {error.strerror}", subject="-") from error
        ids += [found for line in lines for found in line.decode("utf-8", errors="replace").split()[:1]]
    if not ids:
        raise UsageError("no ids came from standard input", hint=f"factcli list --format ids | factcli {command}")
    return ids
