"""What the extractor reads in words that a person gives; it is loaded when it is first asked."""

from factcli.models.claim import DateMention, Figure


def figures_and_dates(words: str, published: str | None) -> tuple[tuple[Figure, ...], tuple[DateMention, ...]]:
    """The figures and the dates in a claim's words, seen from its article's day of publication."""
    from factcli.extract import dates, figures

    return figures(words), dates(words, published)
