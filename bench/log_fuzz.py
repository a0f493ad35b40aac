"""Made-up texts, most of them hostile: does anything raise, lose a character, or take long?"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from time import process_time

from nisshi.logs.all_formats import ALL_FORMATS
from nisshi.logs.detect import log_format
from nisshi.logs.parse import parse

SEED = 20261128
SIZE = 20_000  # characters of a text, about; a few are of a megabyte
SLOW = 0.050  # seconds of processor time for 100,000 characters
LEAST = 0.005  # seconds below which a clock says nothing
TRIES = 5  # for a text that takes long: what else the machine does is no matter of the text
_SIGNS = "a0[]<>{}\"'=:/-. #$%>\t|\\,;()@~^*あ。失\r\x00\x1b"
_WORDS = (
    "cannot open ",
    "no ",
    "error",
    "failed ",
    "\n",
    " at ",
    "timeout ",
    "=0",
    "refused\r\n",
    "失敗",
    "\n\n",
)


def fuzz_faults(inputs: int) -> dict[str, int]:
    """How many of so many texts raise, lose a character, or take over 50 ms for 100,000 characters."""
    chance = random.Random(SEED)
    samples = [sample for format in ALL_FORMATS for sample in format.samples]
    faults = {"raises": 0, "loses a character": 0, "over 50 ms per 100 KB": 0}
    for format in ALL_FORMATS:  # patterns are compiled at the first line
        format.read(format.samples[0])
    for _ in range(inputs):
        text = _text(chance, samples)
        bound = max(LEAST, SLOW * len(text) / 100_000)
        try:
            whole, spent = _read(text)
            for _ in range(TRIES - 1):
                spent = spent if spent <= bound else _read(text)[1]
        except Exception:
            faults["raises"] += 1
            continue
        faults["loses a character"] += whole != text
        if spent > bound:
            faults["over 50 ms per 100 KB"] += 1
            print(f"{spent / bound:.2f} × the bound, {len(text)} characters: {text[:80]!r}", file=sys.stderr)
    return faults


def _read(text: str) -> tuple[str, float]:
    start = process_time()
    format = log_format(text)
    excerpt = parse(text, format) if format else None
    spent = process_time() - start
    if excerpt is None:
        return text, spent
    return "".join(text[a:b] for record in excerpt.records for _, a, b in record.pieces(text)), spent


def _text(chance: random.Random, samples: Sequence[str]) -> str:
    size = chance.choice((200, 2_000, SIZE)) if chance.random() < 0.98 else 50 * SIZE
    match chance.randrange(8):
        case 0:
            return chance.choice(_SIGNS) * size
        case 1:
            return f"{chance.choice(samples)}\n" * max(1, size // 60)
        case 2:
            return "".join(chance.choice("0123456789:-/[] .TZ") for _ in range(size))
        case 3:
            return "".join(chr(chance.randrange(1, 0x3100)) for _ in range(size))
        case 4:
            return "\n".join(
                chance.choice(samples)[: chance.randrange(60)] * 20 for _ in range(size // 800 + 1)
            )
        case 5:
            return "".join(chance.choice(_SIGNS + "\n") for _ in range(size))
        case 6:
            return chance.choice(samples) + " " + chance.choice(_WORDS) * (size // 6)
        case _:
            return "".join(chance.choice(_WORDS) for _ in range(size // 6))
