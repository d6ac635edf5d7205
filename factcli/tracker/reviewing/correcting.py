"""The extraction put right by a person."""

from typing import Any

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from factcli.models.claim import Claim, Correction, Figure, Work
from factcli.models.unset import fields_said
from factcli.models.vocabulary import Kind, Stance
from factcli.tracker.ports import Clock, FiguresAndDates, Ledger
from factcli.tracker.reviewing.recording import Command, Recorded, record


class Amendment(Struct, frozen=True):
    """What a person says the claim is; what is UNSET stays as it is. With another text the figures are read anew."""

    text: str | UnsetType = UNSET
    speaker: str | UnsetType | None = UNSET
    speaker_role: str | UnsetType | None = UNSET
    stance: Stance | UnsetType = UNSET
    kind: Kind | UnsetType = UNSET
    figures: tuple[Figure, ...] | UnsetType = UNSET

    def fields(self) -> dict[str, Any]:
        """What is given, by name."""
        return fields_said(self, self.__struct_fields__)


def fix(
    ledger: Ledger,
    prefix: str,
    amendment: Amendment,
    figures_and_dates: FiguresAndDates,
    by: str,
    note: str | None,
    clock: Clock,
) -> Recorded:
    """Lay what a person says over what was extracted; what is the same as that is no correction.

    Raises NotFound or AmbiguousId.
    """

    def corrected(claim: Claim, at: str) -> Work:
        earlier = claim.work.correction.fields() if claim.work.correction else {}
        fields = _merged(claim, earlier, amendment.fields(), figures_and_dates)
        if fields == earlier:
            return claim.work
        return replace(claim.work, correction=Correction(by=by, at=at, note=note, **fields) if fields else None)

    detail = ", ".join(name.removeprefix("speaker_") for name in amendment.fields())
    return record(ledger, [prefix], Command("fix", by, detail, note), corrected, clock)


def revert(ledger: Ledger, prefix: str, by: str, note: str | None, clock: Clock) -> Recorded:
    """Give the extraction back. Raises NotFound or AmbiguousId."""

    def extracted(claim: Claim, _: str) -> Work:
        return replace(claim.work, correction=None)

    return record(ledger, [prefix], Command("fix", by, "as extracted", note), extracted, clock)


def _merged(
    claim: Claim, earlier: dict[str, Any], given: dict[str, Any], figures_and_dates: FiguresAndDates
) -> dict[str, Any]:
    """The corrected fields: those of before with those that are given, and what follows from them."""
    said = claim.extracted
    fields = {**earlier, **given}
    if "text" in given and given["text"] != claim.statement.text:
        for name in {"figures", "dates"} - given.keys():
            fields.pop(name, None)
        if given["text"] != said.text:
            figures, dates = figures_and_dates(given["text"], claim.article.published)
            fields = {"figures": figures, **fields, "dates": dates}
    if "speaker" in given and given["speaker"] != claim.statement.speaker and "speaker_role" not in given:
        fields.pop("speaker_role", None)
        if given["speaker"] != said.speaker:
            fields["speaker_role"] = None
    return {name: value for name, value in fields.items() if value != getattr(said, name)}
