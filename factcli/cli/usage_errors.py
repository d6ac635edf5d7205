"""A command line that typer cannot read: what is said of it, in the program's own words, and what was perhaps meant.

Knows typer's errors by what they bear, and by their words only where they bear nothing else.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

import typer
from typer.core import TyperGroup

from factcli.errors import UsageError

_NO_NUMBER: Final = r"('.*') is not a valid (int|float)(?:eger)?(?: range)?\.?"
_NO_CHOICE: Final = r"('.*') is not one of .*"
_NO_VALUE: Final = r"Option '.*' requires .*"
_A_VALUE: Final = r"Option '.*' does not take a value\."
_TOO_MUCH: Final = r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)"
_FILTERS: Final = ("[FILTER]...", "WORDS...")
"""What help calls arguments that are filters."""
_NUMBERS: Final = {"int": "whole number", "float": "number"}


class Commands(TyperGroup):
    """Commands under one name, which says of a name that it does not have which one was perhaps meant.

    `renamed` are names that commands had before, with what they are called now.
    """

    renamed: Mapping[str, str] = MappingProxyType({})

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As typer does; alone it shows what commands there are, as `factcli` alone does."""
        if not args and self.no_args_is_help and not ctx.resilient_parsing:
            typer.echo(ctx.get_help())
            ctx.exit()
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """As typer does; raises UsageError for a name that no command has."""
        name = args[0]
        if not (name.startswith("-") or ctx.resilient_parsing or self.get_command(ctx, name)):
            now = self.renamed.get(name)
            near = (now and f"`{ctx.command_path} {now}`") or _nearest(name, self.list_commands(ctx))
            raise UsageError(f"there is no command {name!r}", hint=_hint(ctx.command_path, near), subject=name)
        return super().resolve_command(ctx, args)


def called(param: typer.CallbackParam) -> str:
    """What a person calls a parameter: an option by its name, an argument as the help does."""
    return param.opts[0] if param.opts[0].startswith("-") else (param.metavar or param.opts[0].upper()).strip("[].")


def in_our_words(error: typer.TyperException) -> UsageError:
    """What typer says of a command line."""
    context = getattr(error, "ctx", None)
    path = context.command_path if context is not None else "factcli"
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    if hasattr(error, "possibilities"):
        return _no_option(option or "", next(iter(error.possibilities or ()), None), context, path)
    if isinstance(error, typer.BadParameter) and param is not None:
        return _of_value(error.message.rstrip("."), param, path) if error.message else _missing(param, path)
    said = error.format_message()
    if option is not None:
        return _of_option(said, option)
    if found := re.fullmatch(_TOO_MUCH, said, re.DOTALL):
        return UsageError(f"`{path}` has no use for {found[1]!r}", hint=_hint(path), subject=found[1])
    return UsageError(said.rstrip("."), hint=_hint(path))


def _no_option(option: str, near: str | None, context: Any, path: str) -> UsageError:
    """What is said of an option that the command does not have."""
    typed = _as_filter(option.removeprefix("--")) if _reads_filters(context) else None
    hint = f"type it as a filter: {typed}" if typed else _hint(path, near)
    return UsageError(f"there is no option {option}", hint=hint, subject=option)


def _of_option(said: str, option: str) -> UsageError:
    """What is wrong with an option that has no value, or one too many; of these typer does not tell the command."""
    if re.fullmatch(_NO_VALUE, said, re.DOTALL):
        said = f"{option} wants a value behind it"
    elif re.fullmatch(_A_VALUE, said, re.DOTALL):
        said = f"{option} takes no value"
    return UsageError(said.rstrip("."), hint="the command's --help shows what it takes", subject=option)


def _missing(param: Any, path: str) -> UsageError:
    """What is said where a parameter that must be given is not."""
    name = called(param)
    choices = tuple(map(str, getattr(param.type, "choices", ())))
    hint = f"{name} is one of {', '.join(choices)}" if choices else _hint(path)
    return UsageError(f"`{path}` wants {name}", hint=hint, subject=name)


def _reads_filters(context: Any) -> bool:
    """Whether the command takes filters as they are typed."""
    params = context.command.params if context is not None else ()
    return any(param.metavar in _FILTERS for param in params)


def _as_filter(word: str) -> str | None:
    """How what was taken for an option is typed as a filter; None where it is none."""
    from factcli.query.grammar import WORDS
    from factcli.query.reading import IS

    return f"{word}:VALUE" if word in WORDS else f"is:{word}" if word in IS else None


def _of_value(said: str, param: Any, path: str) -> UsageError:
    """What is wrong with a parameter's value."""
    name = called(param)
    if found := re.fullmatch(_NO_NUMBER, said, re.DOTALL):
        return UsageError(f"{name} {found[1]} is no {_NUMBERS[found[2]]}", hint=_hint(path), subject=name)
    choices = tuple(map(str, getattr(param.type, "choices", ())))
    if choices and (found := re.fullmatch(_NO_CHOICE, said, re.DOTALL)):
        meant = _meant(found[1].strip("'"), choices)
        hint = f"{meant}{name} takes {', '.join(choices)}"
        return UsageError(f"{name} {found[1]} means nothing", hint=hint, subject=name)
    return UsageError(f"{name}: {said}", hint=_hint(path), subject=name)


def _meant(given: str, choices: Sequence[str]) -> str:
    """What begins the hint about a value that is none of the choices."""
    from factcli.models.ratings import status_in_words

    status = status_in_words(given)
    if status in choices:
        return f"here that is called {status}; "
    near = _nearest(given, choices)
    return f"did you mean {near}? " if near else ""


def _nearest(name: str, known: Iterable[str]) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(name.lower(), list(known), n=1)), None)


def _hint(path: str, near: str | None = None) -> str:
    return f"{f'did you mean {near}? ' if near else ''}`{path} --help` shows what it takes"
