"""The articles that a command line names: by an id or its beginning, by a url, or by a file."""

import re
from typing import Final

from factcli.cli import filtering
from factcli.cli.filtering import FilterOptions
from factcli.cli.wiring.ledgers import LedgerFile
from factcli.errors import AmbiguousId, NotFound, UsageError
from factcli.models.article import Article
from factcli.models.claim import ID_DIGITS, Claim
from factcli.tracker.exchanging.forgetting import identities

_ID: Final = r"[0-9a-f]{1,16}"


def article_id(ledger: LedgerFile, name: str, one_at_a_time: str) -> str:
    """The id, or its beginning, that an article is named by, or that a url or a file has; raises NotFound, UsageError.

    `one_at_a_time` says what cannot be done with several, such as "one is forgotten at a time".
    """
    if re.fullmatch(_ID, name):
        return name
    found = identities(ledger, filtering.make_filter(FilterOptions(article=name), ledger))
    if len(found) > 1:
        raise UsageError(
            f"{name} has {len(found):,} articles, and {one_at_a_time}",
            hint=f"name it by its id: {', '.join(found)}",
            subject=name,
        )
    if not found:
        raise NotFound(f"there is no article {name}", hint="`factcli articles` shows the ids", subject=name)
    return found[0]


def claim_or_article(ledger: LedgerFile, name: str, one_at_a_time: str) -> Claim | Article:
    """What is named: a claim by its id, or an article as `article_id` knows it.

    Raises NotFound, UsageError, and AmbiguousId with the candidates where the beginning of an id may mean either.
    """
    claim = _claim(ledger, name)
    if claim is not None and len(name.strip()) == ID_DIGITS:
        return claim
    try:
        article = ledger.article(article_id(ledger, name, one_at_a_time))
    except AmbiguousId:
        raise
    except NotFound as error:
        if claim is None:
            raise NotFound(
                f"there is no claim and no article {name}",
                hint="`factcli list` and `factcli articles` show the ids; an id's first four or more digits serve",
                subject=name,
            ) from error
        return claim
    if claim is not None:
        raise AmbiguousId(
            f"{name} fits claim {claim.id} and article {article.id}",
            hint="give more digits of the one that is meant",
            subject=name,
        )
    return article


def _claim(ledger: LedgerFile, name: str) -> Claim | None:
    try:
        return ledger.claim(name)
    except AmbiguousId:
        raise
    except NotFound:
        return None
