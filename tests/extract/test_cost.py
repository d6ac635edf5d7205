"""The work grows with the text's length and no faster: counted in calls, for texts that invite a square."""

import pytest
from calls import calls

from factcli.extract import extract

TEXTS = {
    "news": "The minister, Lena Novak, said that the quay was safe. “It holds,” she told them, adding that it would for years. ",
    "one sentence": "and the minister said that the quay was safe while the union said it was not ",
    "cues alone": "said ",
    "open quotes": "“he said ",
    "closed quotes": "“no” he said ",
    "single quotes": "'it's the dogs' fault' ",
    "plurals in single quotes": "'dogs' ",
    "blanks": "                    ",
    "apostrophes": "rock 'n' roll ",
    "commas": "said, ",
    "names": "Lena Novak and Ivo Brandt of Kestrel Bay told Mira Ott. ",
    "one surname": "Lena Novak said yes. Ivo Novak said no. Novak said so. She said so. ",
    "bodies": "The Harbour Council of Dorvale said yes. The council said so. It said so. ",
    "paragraphs": "“No,” said Lena Novak.\n\n“Never.”\n\n",
    "answers": "Q: Is it safe?\nA: It is.\n",
    "items": "Its findings:\n- nine of 12 fans were off;\n- two are missing.\n",
    "numbers": "12 of 3,000 or 4 to 5 percent since 2019 and half a dozen more ",
    "no space": "abcdefghij",
    "brackets": "(((",
}
SMALL, FACTOR = 2_000, 4


@pytest.mark.parametrize("piece", TEXTS.values(), ids=TEXTS)
def test_four_times_the_text_costs_about_four_times_as_much(piece: str) -> None:
    opening = "The minister said that it was so. The union said that it was not. "
    extract(opening)
    small = calls(lambda: extract(opening + piece * (SMALL // len(piece))))
    large = calls(lambda: extract(opening + piece * (FACTOR * SMALL // len(piece))))
    assert large <= 1.5 * FACTOR * small
