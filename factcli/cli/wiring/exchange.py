"""What other programs wrote and we read: exports, ClaimReview, tables of claims, lists of feeds."""

from factcli.sources.ratings import status_in_words

__all__ = ["status_in_words"]
