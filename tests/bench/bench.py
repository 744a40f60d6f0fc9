#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the benchmarks and prints one Markdown table.

A topic is a module beside this one, named in TOPICS, with
    TARGETS                 what Ninja has to build for it
    def measure(context)    a generator of rows.Row
"""
import argparse
import concurrent.futures
import importlib
import json
import multiprocessing
import os
import platform
import sys
import tempfile
from pathlib import Path

from rows import Context, Row, machine, table

TOPICS = ["compare", "history", "hostile", "largetable", "sheets", "startup", "stored", "stream", "tables", "window"]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=f"of {', '.join(TOPICS)}; all without any")
    parser.add_argument("--targets", action="store_true", help="print what has to be built, and end")
    parser.add_argument("--build", type=Path, help="the folder of the build")
    parser.add_argument("--out", type=Path, help="where the figures go as JSON")
    given = parser.parse_args()
    for topic in given.topics:
        if topic not in TOPICS:
            parser.error(f"there is no topic {topic}")
    if not given.targets and not (given.build and given.out):
        parser.error("--build and --out are needed")
    return given


def measured(topic: str, build: Path) -> list[Row]:
    scale = float(os.environ.get("BENCH_SCALE", "1"))
    with tempfile.TemporaryDirectory(prefix="lineup-bench-", dir=build) as folder:
        print(f"Measuring {topic} ...", file=sys.stderr, flush=True)
        return list(importlib.import_module(topic).measure(Context(build=build, folder=Path(folder), scale=scale)))


def measured_alone(topic: str, build: Path) -> list[Row]:
    """In a process of its own: the peak of a program's memory begins with what its parent had."""
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(measured, topic, build).result()


def main() -> int:
    given = arguments()
    topics = given.topics or TOPICS
    if given.targets:
        print(" ".join(sorted({target for topic in topics for target in importlib.import_module(topic).TARGETS})))
        return 0
    rows = [row for topic in topics for row in measured_alone(topic, given.build)]
    given.out.write_text(json.dumps({"machine": machine(platform), "rows": [row.as_json() for row in rows]},
                                    indent=2) + "\n")
    print(table(rows))
    return 0 if all(row.passes for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
