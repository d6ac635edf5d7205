"""How extraction grows with its text: the seconds for a text and for one of twice the size, for texts that invite a square.

usage: python tests/benchmarks/extraction_growth.py [NAME…]

Prints each text's size, both times (of CPU, the better of two runs) and their ratio. Exits with 1 where a ratio is above 2.3.
"""

import sys
import time
from collections.abc import Callable

from factcli.extract import extract

MOST = 2.3
OPENING = "It was in the town and the boat was at the quay of the bay. " * 340
"""As much as is looked at to tell that a text is English."""
CLOSING = " The minister said that it was so."
TEXTS: dict[str, Callable[[int], str]] = {
    "a run of blanks": lambda size: " " * 100_000 * size,
    "lines of one blank": lambda size: " \n" * 50_000 * size,
    "a paragraph of 200,000 words": lambda size: "the boat lay in the harbour near a quay " * 22_000 * size,
    "paragraphs of one word": lambda size: "\n\n" + "Word.\n\n" * 40_000 * size,
    "quotation marks": lambda size: '"' * 20_000 * size,
    "quotation marks with blanks": lambda size: '" ' * 20_000 * size,
    "plurals in single quotation marks": lambda size: "'dogs' " * 10_000 * size,
    "single quotation marks left open": lambda size: "'a " * 20_000 * size,
    "cues alone": lambda size: "said " * 8_000 * size,
    "items of a list": lambda size: "Its findings:\n" + "- nine fans were off;\n" * 8_000 * size,
    "names": lambda size: "Lena Novak of Kestrel Bay met " * 10_000 * size,
    "hyphens": lambda size: "a-" * 50_000 * size + "b",
}


def seconds(text: str) -> float:
    found = []
    for _ in range(2):
        started = time.process_time()
        extract(text, "2026-03-14")
        found.append(time.process_time() - started)
    return min(found)


def main(names: list[str]) -> int:
    worst = 0.0
    for name, text in TEXTS.items():
        if not names or name in names:
            small, large = (seconds(OPENING + text(size) + CLOSING) for size in (1, 2))
            worst = max(worst, large / small)
            print(
                f"{name:36} {len(text(1)):9,} characters {small:6.2f} s, twice {large:6.2f} s: {large / small:.2f}",
                flush=True,
            )
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
