"""A claim as a small TOML file that a person edits in his editor, and what he made of it."""

import os
import shlex
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec
from msgspec.structs import asdict

from factcli.cli.editor import edit
from factcli.errors import InputError, UsageError
from factcli.models.claim import Claim, Figure
from factcli.models.vocabulary import Kind, Stance
from factcli.text.folding import folded_words
from factcli.tracker.reviewing.correcting import Amendment

Word = TypeVar("Word", Stance, Kind)

_FIELDS: Final = ("text", "speaker", "role", "stance", "kind", "figures")
_BEYOND_STORAGE: Final = 2**63
"""No number of a figure is as large: whole ones are stored in 64 bits."""
_DELETE: Final = 0x7F
_FIRST_PRINTED: Final = 0x20


def edited(claim: Claim) -> Amendment | None:
    """What the person makes of the claim in an editor; None where it was left as it is, or emptied.

    Raises UsageError without a terminal or an editor, and InputError where what was written cannot be read or understood: its
    file is kept then.
    """
    if not (os.environ.get("VISUAL") or os.environ.get("EDITOR")) and not sys.stdin.isatty():
        raise UsageError(
            "--edit needs a terminal, or an editor in $VISUAL or $EDITOR",
            hint="give the fields as options: factcli fix ID --speaker NAME",
            subject="--edit",
        )
    before = claim_file(claim)
    path = edit(before, f"factcli-{claim.id}-")
    try:
        written = path.read_text(encoding="utf-8")
        found = None if written == before else amendment_of(claim, written, path)
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}", hint="nothing was recorded", subject=str(path)) from error
    path.unlink(missing_ok=True)
    return found


def claim_file(claim: Claim) -> str:
    """The claim as it stands, with its corrections, to be edited."""
    said, place = claim.statement, claim.article
    where = " ".join((place.title or place.url or place.location).split())
    lines = [
        f"# Claim {claim.id}, in {_printed(where)}",
        "# Change what is wrong, save and leave. An unchanged or empty file changes nothing.",
        f"text = {_string(said.text)}",
        "# An empty speaker: nobody is named.",
        f"speaker = {_string(said.speaker or '')}",
        f"role = {_string(said.speaker_role or '')}",
        f"# {', '.join(Stance)}",
        f"stance = {_string(said.stance)}",
        f"# {', '.join(Kind)}",
        f"kind = {_string(said.kind)}",
        "# Figures that you leave as they are, are found anew in another text.",
        *(line for one in said.figures for line in _figure_lines(one)),
    ]
    return "\n".join(lines) + "\n"


def _figure_lines(figure: Figure) -> list[str]:
    fields = {name: value for name, value in asdict(figure).items() if value not in (None, False)}
    return ["", "[[figures]]", *(f"{name} = {_value(value)}" for name, value in fields.items())]


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return "true"
    return _string(value) if isinstance(value, str) else str(value)


def _string(value: str) -> str:
    """A TOML string: on one line, or, where it has several, between three quotation marks."""
    escaped = "".join(_escaped(one) for one in value)
    if "\n" in escaped:
        return f'"""\n{escaped}"""'
    return f'"{escaped}"'


def _escaped(one: str) -> str:
    if one in ('"', "\\"):
        return f"\\{one}"
    if one == "\n" or (ord(one) >= _FIRST_PRINTED and ord(one) != _DELETE):
        return one
    return f"\\u{ord(one):04X}"


def _printed(value: str) -> str:
    return "".join(one if one.isprintable() else " " for one in value)


def amendment_of(claim: Claim, written: str, path: Path) -> Amendment | None:
    """What was changed in the file of a claim; None for nothing, or an empty file. Raises InputError, naming file and line."""
    try:
        fields = _read(written)
    except (ValueError, RecursionError) as error:
        mended = f"factcli fix {claim.id} --from {shlex.quote(str(path))}"
        raise InputError(
            f"what you wrote cannot be read: {error}",
            hint=f"it is kept in {path}: mend it there, then `{mended}`; nothing was recorded",
            subject=str(path),
        ) from error
    said = claim.statement
    now = {
        "text": said.text,
        "speaker": said.speaker,
        "speaker_role": said.speaker_role,
        "stance": said.stance,
        "kind": said.kind,
        "figures": said.figures,
    }
    changed = {name: value for name, value in fields.items() if value != now[name]}
    return Amendment(**changed) if changed else None


def _read(written: str) -> dict[str, Any]:
    """The fields that a file has; raises ValueError for what is none of TOML, or says nothing of a claim."""
    found = tomllib.loads(written)
    for name in found:
        if name not in _FIELDS:
            raise ValueError(f"there is no field {name!r}; the fields are {', '.join(_FIELDS)}")
    fields: dict[str, Any] = {}
    for name, field in (("text", "text"), ("speaker", "speaker"), ("role", "speaker_role")):
        if name in found:
            fields[field] = _words(name, found[name])
    if "text" in fields and not folded_words(fields["text"] or ""):
        raise ValueError("the text is empty")
    if "stance" in found:
        fields["stance"] = _one_of("stance", Stance, found["stance"])
    if "kind" in found:
        fields["kind"] = _one_of("kind", Kind, found["kind"])
    if "figures" in found or len(found) == len(_FIELDS) - 1:
        fields["figures"] = figures_of(found.get("figures", []))
    return fields


def _one_of(name: str, words: type[Word], value: Any) -> Word:
    if value not in list(words):
        raise ValueError(f"{value!r} is no {name}; write {', '.join(words)}")
    return words(value)


def _words(name: str, value: Any) -> str | None:
    if not isinstance(value, str):
        raise ValueError(f"{name} is no text")  # noqa: TRY004 - all that is wrong with the file is one error
    return value.strip() or None if name == "text" else " ".join(value.split()) or None


def figures_of(value: Any) -> tuple[Figure, ...]:
    """Figures as a person writes them, without what they count if he likes; raises ValueError."""
    if not isinstance(value, list):
        raise ValueError("figures are no list")  # noqa: TRY004 - all that is wrong with them is one error
    known = Figure.__struct_fields__
    for name in (name for one in value if isinstance(one, Mapping) for name in one if name not in known):
        raise ValueError(f"a figure has no {name!r}; it has {', '.join(known)}")
    found = tuple(msgspec.convert({"of": None, **one} if isinstance(one, Mapping) else one, Figure) for one in value)
    for figure in found:
        for number in (figure.value, figure.low, figure.high):
            if number is not None and not abs(number) < _BEYOND_STORAGE:
                raise ValueError(f"{number} is no number that can be stored")
    return found
