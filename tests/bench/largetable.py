# SPDX-License-Identifier: Apache-2.0
"""A table of 10,000 strings and 4 targets in the window: how long it does not listen while answers come as fast as they
can, while the run is opened from the history, and while people look through it, pick and write back; and the memory."""
import json
import sys
from collections.abc import Iterator

from display import on_display, what_is_missing
from rows import Context, Row
from streamserver import StreamServer
from tables import write_strings

TARGETS = ["bench_table"]
STRINGS = 10_000
ASKED = 4
AT_ONCE = 64
STEPS = {
    "open": "its file is opened and the costs are estimated",
    "run": "it is translated",
    "checked": "the rest is checked",
    "reopen": "it is opened from the history",
    "reopenChecked": "it is checked again",
    "scroll": "it is scrolled through",
    "filter": "a filter is chosen, the longest of seven",
    "disagreement": "it is sorted by disagreement",
    "byKey": "it is sorted by key",
    "byFile": "it is sorted as the file is",
    "search": "a text is looked for",
    "searchEnded": "the search is cleared",
    "metrics": "the targets' figures are reckoned",
    "bulkDialog": "picking many is reckoned beforehand",
    "bulkPick": "all strings are picked",
    "bulkUndo": "that is undone",
    "bulkRedo": "it is done again",
    "exportDialog": "the export dialog opens",
    "writeDialog": "what would be written is reckoned",
    "write": "all is written back",
}


def longest(told: dict, step: str) -> dict | None:
    """Of the steps with this name and a number."""
    steps = [value for name, value in told.items() if name.rstrip("0123456789") == step]
    return max(steps, key=lambda value: value["gapMs"], default=None)


def walked(context: Context, count: int, per_request: int, how_far: str) -> dict:
    with StreamServer() as server:
        lineup = context.folder / "four.lineup.json"
        targets = [server.target(f"t{number}", f"table-50-{number}") for number in range(ASKED)]
        lineup.write_text(json.dumps({"lineup": 1, "name": "four", "targets": targets}))
        strings = context.folder / "strings.po"
        write_strings(strings, count)
        told = json.loads(on_display(context, context.build / "tests" / "bench" / "bench_table", lineup, strings,
                                     str(per_request), str(AT_ONCE), how_far))
    assert told["complete"] == count * ASKED and told.get("picked", count) == count
    return told


def run_rows(name: str, told: dict) -> Iterator[Row]:
    yield Row(f"{name}: until all is translated", "s", told["run"]["ms"] / 1000)
    yield Row(f"{name}: memory that it adds to the window at its peak ({told['beforeMegabytes']:.0f} MB)", "MB",
              told["runMegabytes"] - told["beforeMegabytes"])


def measure(context: Context) -> Iterator[Row]:
    missing = what_is_missing()
    if missing:
        print(f"{missing} is missing: the window is not measured", file=sys.stderr)
        return
    count = max(100, int(STRINGS * context.scale))
    for per_request, how_far in ((20, "all"), (1, "run")):
        told = walked(context, count, per_request, how_far)
        name = f"{count:,} strings x {ASKED} targets in the window, {per_request} a request, {AT_ONCE} at once"
        yield from run_rows(name, told)
        for step, words in STEPS.items():
            if one := longest(told, step):
                yield Row(f"{name}: longest gap while {words} (CPU {one['gapCpuMs']:.0f} ms)", "ms", one["gapMs"],
                          at_most=50)
        if how_far == "all":
            yield Row(f"{name}: until it is open again, checks not included", "s", told["reopen"]["ms"] / 1000)
            yield Row(f"{name}: memory of all of this at its peak", "MB", told["peakMegabytes"])
