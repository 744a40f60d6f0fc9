#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How the figures grow: with targets, sizes of answers, stored runs and strings of a table. One Markdown table, one JSON
file, one SVG a topic."""
import argparse
import json
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

import compare
import history
import tables
from display import on_display, what_is_missing
from plot import Growth, short, svg
from rows import Context, figure, machine
from streamserver import StreamServer

PACE = (200, 50, 20)  # ms to the first token, tokens, ms between them: 1.18 s


def growing(context: Context, sizes: list) -> list:
    """A tenth of the scale leaves out what is larger than a tenth of the largest."""
    return [size for size in sizes if size <= sizes[-1] * context.scale] or sizes[:1]


def of_targets(context: Context) -> Growth:
    longer, whole = [], []
    slowest = PACE[0] + (PACE[1] - 1) * PACE[2]
    with StreamServer() as server:
        for count in growing(context, [1, 4, 16, 64, 256]):
            targets = [server.target(f"t{i}", "-".join(map(str, PACE))) for i in range(count)]
            run, program = compare.compare(context, targets, f"of{count}")
            assert all(answer["status"] == "complete" for answer in run["answers"])
            longer.append((count, run["run"]["wallMs"] / slowest))
            whole.append((count, program / slowest))
    return Growth("targets", "A comparison of so many targets at once", "targets",
                  f"wall time / its slowest target ({slowest} ms)", {"comparison": longer, "whole program": whole})


def of_answers(context: Context) -> Growth:
    series: dict = {}
    for size in growing(context, [2**10, 2**14, 2**18, 2**20, 2**22, 2**24]):
        tries = "3" if size <= 2**20 else "1"  # half a minute and more each
        told = json.loads(on_display(context, context.build / "tests" / "bench" / "bench_stored", tries, str(size),
                                     "markdown"))
        for name, member in (("first screen", "firstScreenMs"), ("longest gap", "gapMs"), ("whole text", "wholeMs")):
            series.setdefault(name, []).append((size, max(one[member] for one in told["markdown"])))
    return Growth("answers", "Opening a stored answer of so many bytes", "bytes (Markdown)", "ms", series)


def of_history(context: Context) -> Growth:
    series: dict = {}
    for answers in growing(context, [100, 1_000, 10_000, 100_000, 1_000_000]):
        with tempfile.TemporaryDirectory(dir=context.folder) as folder:
            inside = Context(build=context.build, folder=Path(folder), scale=context.scale)
            began = time.perf_counter()
            filled = history.call(inside, "fill", str(-(-answers // 3)))
            print(f"{answers:,} answers filled in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
            told = history.call(inside, "grow")
        for name, value in (("open, first run", told["openMs"]), ("newest 200 runs", told["newest200Ms"]),
                            ("usual word", told["usualMs"]), ("size, MB", filled["fileBytes"] / 2**20)):
            series.setdefault(name, []).append((answers, value))
    return Growth("history", "A history of so many answers of 1.2 KB", "answers, three a run", "ms, MB", series)


def of_tables(context: Context) -> Growth:
    seconds, megabytes = [], []
    with StreamServer() as server:
        for count in growing(context, [100, 1_000, 5_000, 20_000]):
            tables.write_strings(context.folder / "strings.po", count)
            with tempfile.TemporaryDirectory(dir=context.folder) as folder:
                inside = Context(build=context.build, folder=Path(folder), scale=context.scale)
                (context.folder / "strings.po").rename(inside.folder / "strings.po")
                spent = tables.ours(inside, server, 64)
            seconds.append((count, spent.seconds))
            megabytes.append((count, spent.peak))
    return Growth("tables", "A table of so many strings, 64 at once, answers after 50 ms", "strings", "s, MB",
                  {"seconds": seconds, "memory, MB": megabytes})


TOPICS = {"targets": (of_targets, ["lineup-cli"]), "answers": (of_answers, ["bench_stored"]),
          "history": (of_history, ["bench_history"]), "tables": (of_tables, ["lineup-cli"])}


def table(growths: list[Growth]) -> str:
    lines = []
    for growth in growths:
        sizes = [size for size, _ in next(iter(growth.series.values()))]
        lines += [f"| {growth.title} ({growth.upwards}) | {' | '.join(short(size) for size in sizes)} |",
                  "|---" * (len(sizes) + 1) + "|"]
        lines += [f"| {name} | {' | '.join(figure(value) for _, value in line)} |" for name, line in growth.series.items()]
        lines.append("")
    return "\n".join(lines)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("topics", nargs="*", metavar="TOPIC", help=f"of {', '.join(TOPICS)}; all without any")
    parser.add_argument("--targets", action="store_true", help="print what has to be built, and end")
    parser.add_argument("--build", type=Path, help="the folder of the build")
    parser.add_argument("--out", type=Path, help="the folder for the figures and the plots")
    given = parser.parse_args()
    if unknown := set(given.topics) - set(TOPICS):
        parser.error(f"there is no topic {unknown.pop()}")
    if not given.targets and not (given.build and given.out):
        parser.error("--build and --out are needed")
    return given


def main() -> int:
    given = arguments()
    topics = {name: TOPICS[name] for name in given.topics or TOPICS}
    if given.targets:
        print(" ".join(sorted({target for _, targets in topics.values() for target in targets})))
        return 0
    if "answers" in topics and (missing := what_is_missing()):
        print(f"{missing} is missing: answers are left out", file=sys.stderr)
        del topics["answers"]
    given.out.mkdir(parents=True, exist_ok=True)
    growths = []
    for name, (measure, _) in topics.items():
        print(f"Measuring {name} ...", file=sys.stderr, flush=True)
        with tempfile.TemporaryDirectory(prefix="lineup-scale-", dir=given.build) as folder:
            growth = measure(Context(build=given.build, folder=Path(folder),
                                     scale=float(os.environ.get("BENCH_SCALE", "1"))))
        growths.append(growth)
        (given.out / f"{name}.svg").write_text(svg(growth), encoding="utf-8")
    path = given.out / "scale.json"
    known = json.loads(path.read_text())["growths"] if path.exists() else []
    kept = [growth for growth in known if growth["name"] not in topics]  # of topics that were not measured now
    path.write_text(json.dumps({"machine": machine(platform),
                                "growths": kept + [vars(growth) for growth in growths]}, indent=2) + "\n")
    print(table(growths))
    return 0


if __name__ == "__main__":
    sys.exit(main())
