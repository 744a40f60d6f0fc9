# SPDX-License-Identifier: Apache-2.0
"""A stored answer of 1 MB is opened in the real window: until its first screen is painted, until it is whole, and how long
the window does not listen meanwhile."""
import json
import sys
from collections.abc import Iterator

from display import on_display, what_is_missing
from rows import Context, Row

TARGETS = ["bench_stored"]
TRIES = 7
KINDS = {"markdown": "as Markdown", "cjk": "in Chinese and Japanese", "oneLine": "in one line"}


def measure(context: Context) -> Iterator[Row]:
    missing = what_is_missing()
    if missing:
        print(f"{missing} is missing: opening stored answers is not measured", file=sys.stderr)
        return
    told = json.loads(on_display(context, context.build / "tests" / "bench" / "bench_stored",
                                 str(max(2, int(TRIES * context.scale)))))
    for kind, words in KINDS.items():
        name = f"stored answer of 1 MB {words}"
        yield Row(f"{name}: first screen, longest of {len(told[kind])}", "ms",
                  max(one["firstScreenMs"] for one in told[kind]), at_most=100)
        yield Row(f"{name}: longest gap of the window's thread", "ms", max(one["gapMs"] for one in told[kind]),
                  at_most=100)
        yield Row(f"{name}: whole", "ms", max(one["wholeMs"] for one in told[kind]))
