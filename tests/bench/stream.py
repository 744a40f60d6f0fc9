# SPDX-License-Identifier: Apache-2.0
"""The window while 64 answers stream 100 tokens a second each, and 8 answers 1,000 each, for a minute: how late its thread
is, how far the display is behind what was sent, what it takes, whether the texts are whole, and how soon it does what is
asked of it meanwhile. Once with the window's code, which tells these things of itself, and once with the real program,
pinged from the outside."""
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from display import on_display, script, what_is_missing
from rows import Context, Row
from streamserver import StreamServer

TARGETS = ["bench_stream", "bench_response", "lineup"]
SECONDS = 60
ACTIONS = {"type": "a key in the prompt", "search": "a word looked for", "resize": "another size", "stop": "Stop"}


def seconds_of(context: Context) -> int:
    return max(5, int(SECONDS * context.scale))


def lineup_file(context: Context, server: StreamServer, targets: int, per_second: int, seconds: int) -> tuple[Path, list]:
    paces = [f"stamp-{i}-{per_second * seconds}-{per_second}" for i in range(targets)]
    path = context.folder / f"stream{targets}.lineup.json"
    path.write_text(json.dumps({"lineup": 1, "name": "stream",
                                "targets": [server.target(f"t{i}", pace) for i, pace in enumerate(paces)]}))
    return path, paces


def memory_rows(name: str, told: dict, text_bytes: int) -> Iterator[Row]:
    text = text_bytes / 2**20
    yield Row(f"{name}: memory at its peak (idle {told['idleMegabytes']:.0f} MB, text {text:.1f} MB)", "MB",
              told["peakMegabytes"], at_most=2 * told["idleMegabytes"] + text)


def watched(context: Context, name: str, targets: int, per_second: int) -> Iterator[Row]:
    with StreamServer() as server:
        path, paces = lineup_file(context, server, targets, per_second, seconds_of(context))
        told = json.loads(on_display(context, context.build / "tests" / "bench" / "bench_stream", path))
        whole = told["texts"] == [server.sent[pace] for pace in paces]
        text_bytes = sum(len(text) for text in server.sent.values())
    cpu = f"CPU {told['gapCpuMs']:.0f} ms, after {told['gapCpuAtMs'] / 1000:.1f} s"
    yield Row(f"{name}: longest gap of the window's thread ({cpu})", "ms", told["gapMs"], at_most=50)
    yield Row(f"{name}: 99 % of its beats are late by at most (CPU {told['cpuP99Ms']:.0f} ms)", "ms",
              told["lateP99Ms"], at_most=16)
    yield Row(f"{name}: 99 % of what is shown is behind by at most", "ms", told["lagP99Ms"], at_most=100)
    yield Row(f"{name}: cores taken", "", told["cores"], at_most=1)
    yield from memory_rows(name, told, text_bytes)
    yield Row(f"{name}: texts that are not what was sent", "", 0 if whole else 1, exactly=0)


def pinged(context: Context, name: str, targets: int, per_second: int) -> Iterator[Row]:
    """The real program, from outside."""
    with StreamServer() as server:
        seconds = seconds_of(context)
        path, _ = lineup_file(context, server, targets, per_second, seconds)
        told = json.loads(on_display(context, *script("windowpinged.py"), context.build / "src" / "app" / "lineup", path,
                                     str(seconds + 3)))
        posts = sum(server.posts.values())
        text_bytes = sum(len(text) for text in server.sent.values())
    pings = sorted(told["pings"])
    yield Row(f"{name}, the real program: its window answers a ping within, longest", "ms", pings[-1], at_most=50)
    yield Row(f"{name}, the real program: 99 % of {len(pings):,} pings", "ms", pings[len(pings) * 99 // 100], at_most=16)
    yield Row(f"{name}, the real program: cores taken", "", told["cores"], at_most=1)
    yield from memory_rows(f"{name}, the real program", told, text_bytes)
    yield Row(f"{name}, the real program: requests", "", posts, exactly=targets)


def responding(context: Context, name: str, targets: int, per_second: int) -> Iterator[Row]:
    with StreamServer() as server:
        path, _ = lineup_file(context, server, targets, per_second, 4 * seconds_of(context))
        told = json.loads(on_display(context, context.build / "tests" / "bench" / "bench_response", path,
                                     str(seconds_of(context))))
    for action, words in ACTIONS.items():
        times = sorted(told[action])
        if len(times) >= 100:
            yield Row(f"{name}: {words} is seen after, 99 % of {len(times)}", "ms", times[len(times) * 99 // 100],
                      at_most=100)
        yield Row(f"{name}: {words} is seen after, longest of {len(times)}", "ms", times[-1], at_most=100)


def measure(context: Context) -> Iterator[Row]:
    missing = what_is_missing()
    if missing:
        print(f"{missing} is missing: the window is not measured", file=sys.stderr)
        return
    for targets, per_second in ((64, 100), (8, 1000)):
        name = f"{targets} answers of {per_second:,} tokens/s"
        yield from watched(context, name, targets, per_second)
        yield from pinged(context, name, targets, per_second)
        yield from responding(context, name, targets, per_second)
