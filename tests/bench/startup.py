# SPDX-License-Identifier: Apache-2.0
"""From the start of the program to the first window that is painted and answers, beside a trivial window linked to the same
libraries; and what the program takes while it idles."""
import json
import statistics
import sys
from collections.abc import Iterator

from display import on_display, script, what_is_missing
from rows import Context, Row

TARGETS = ["lineup", "bench_trivial"]
TRIES = 9
ENOUGH_MS = 150


def measure(context: Context) -> Iterator[Row]:
    missing = what_is_missing()
    if missing:
        print(f"{missing} is missing: the start of the window is not measured", file=sys.stderr)
        return
    told = json.loads(on_display(context, *script("windowusable.py"), str(max(3, int(TRIES * context.scale))),
                                 context.build / "src" / "app" / "lineup",
                                 context.build / "tests" / "bench" / "bench_trivial"))
    trivial = statistics.median(told["trivial"])
    for which, name in (("first", "first start"), ("later", "later start")):
        taken = statistics.median(told[which])
        yield Row(f"window painted and answering, {name}", "ms", taken, other=trivial, other_name="trivial window")
        yield Row(f"{name}: at most {ENOUGH_MS} ms, or so many times as long as the trivial window", "",
                  taken / trivial, at_most=max(4.0, ENOUGH_MS / trivial))
    yield Row("memory of the idle window at its peak", "MB", told["memory"]["lineup"],
              other=told["memory"]["trivial"], other_name="trivial window")
