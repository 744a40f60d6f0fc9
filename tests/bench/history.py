# SPDX-License-Identifier: Apache-2.0
"""The history with 100,000 runs of three answers of 1.2 KB: opening, listing, searching, journalling, size; and the
window that opens it."""
import json
import os
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from rows import Context, Row

TARGETS = ["bench_history", "lineup"]
RUNS = 100_000
STARTS = 9
TOOLS = ["xvfb-run", "dbus-run-session", "openbox", "xdotool"]


def call(context: Context, *arguments: str) -> dict:
    program = context.build / "tests" / "bench" / "bench_history"
    done = subprocess.run([program, context.folder / "data", *arguments], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


def startup(context: Context) -> tuple[float, float] | None:
    """Ms until the window answers, with an empty history and with this one."""
    missing = [tool for tool in TOOLS if shutil.which(tool) is None]
    if missing:
        print(f"{', '.join(missing)} is missing: the window is not measured", file=sys.stderr)
        return None
    empty, full = context.folder / "empty", context.folder / "data"
    environment = dict(os.environ, HOME=str(context.folder), LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb",
                       QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run(
        ["xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c",
         'openbox >/dev/null 2>&1 & manager=$!; "$@"; status=$?; kill "$manager"; exit "$status"', "windowstart",
         "/usr/bin/python3", Path(__file__).with_name("windowstart.py"), context.build / "src" / "app" / "lineup",
         str(STARTS), empty, full],
        check=True, stdout=subprocess.PIPE, env=environment)
    # xvfb-run puts what the programs say of themselves into the same stream.
    times = json.loads(next(line for line in done.stdout.splitlines() if line.startswith(b"{")))
    return statistics.median(times[str(empty)]), statistics.median(times[str(full)])


def measure(context: Context) -> Iterator[Row]:
    runs = max(int(RUNS * context.scale), 60_000)  # fewer hold too few of the rare word
    filled = call(context, "fill", str(runs))
    result = call(context, "measure")
    name = f"history of {runs:,} runs"
    yield Row(f"{name}: file / text", "", filled["fileBytes"] / filled["textBytes"], at_most=2.5)
    yield Row(f"{name}: open and first run", "ms", result["openMs"], at_most=300)
    yield Row(f"{name}: newest 200 runs", "ms", result["newest200Ms"], at_most=20)
    yield Row(f"{name}: first 50 hits of a frequent word", "ms", result["frequentMs"], at_most=50)
    yield Row(f"{name}: first 50 hits of a usual word", "ms", result["usualMs"], at_most=50)
    yield Row(f"{name}: first 50 hits of a rare word", "ms", result["rareMs"], at_most=50)
    yield Row(f"{name}: the same against looking through every text", "ms", result["rareMs"], at_least=10,
              other=result["rareScanMs"], other_name="LIKE")
    yield Row(f"{name}: a status that no run has", "ms", result["noSuchStatusMs"], at_most=20)
    yield Row(f"{name}: first 50 of a rare status", "ms", result["rareStatusMs"], at_most=20)
    journal = result["journal"]
    yield Row("journal: one delta, in the thread that parses", "us", journal["microseconds"], at_most=5)
    yield Row("journal: 20,000 deltas until they are stored and read", "ms", journal["storedMs"], at_most=250)
    yield Row("journal: characters lost", "", journal["lost"], at_most=0)
    window = startup(context)
    if window:
        empty, full = window
        yield Row("window: on the screen and answering, empty history", "ms", empty)
        yield Row(f"window: the same with a {name}", "ms", full, at_most=1.3 * empty)
