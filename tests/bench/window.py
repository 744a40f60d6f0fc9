# SPDX-License-Identifier: Apache-2.0
"""How long the window does not listen: 64 targets shown, sent and sent again; 2 MB pasted into the prompt."""
import json
import os
import subprocess
from collections.abc import Iterator

from rows import Context, Row

TARGETS = ["bench_window"]
MANY = {"columns": "columns", "grid": "grid", "tabs": "tabs"}
STEPS = {"open": "shown", "send": "sent", "again": "sent again"}
PASTED = {"shortLines": "40,000 lines", "longLines": "lines of 2,500 characters", "oneLine": "one line"}


def measure(context: Context) -> Iterator[Row]:
    program = context.build / "tests" / "bench" / "bench_window"
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(context.folder)}
    done = subprocess.run([program], check=True, stdout=subprocess.PIPE, env=environment)
    result = json.loads(done.stdout)
    for layout, name in MANY.items():
        for step, done_to in STEPS.items():
            yield Row(f"64 targets in {name}, {done_to}: longest pause", "ms", result[layout][step]["gapMs"], at_most=50)
    for kind, name in PASTED.items():
        yield Row(f"2 MB as {name} pasted: longest pause", "ms", result[kind]["paste"]["gapMs"], at_most=50)
