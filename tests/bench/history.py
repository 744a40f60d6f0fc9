# SPDX-License-Identifier: Apache-2.0
"""The history with 100,000 runs of three answers of 1.2 KB: opening, listing, searching, journalling, size."""
import json
import subprocess
from collections.abc import Iterator

from rows import Context, Row

TARGETS = ["bench_history"]
RUNS = 100_000


def call(context: Context, *arguments: str) -> dict:
    program = context.build / "tests" / "bench" / "bench_history"
    done = subprocess.run([program, context.folder / "data", *arguments], check=True, stdout=subprocess.PIPE)
    return json.loads(done.stdout)


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
