"""Values that say only some of their fields: the others are UNSET, since None says that there is none."""

from collections.abc import Iterable
from typing import Any

from msgspec import UNSET, Struct


def fields_said(value: Struct, among: Iterable[str]) -> dict[str, Any]:
    """Those of the fields `among` that are not UNSET, by name, in that order."""
    return {name: said for name in among if (said := getattr(value, name)) is not UNSET}
