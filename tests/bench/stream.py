# SPDX-License-Identifier: Apache-2.0
"""The real window while 64 answers stream 100 tokens a second each, and 8 answers 1,000 each, for a minute: how late its
thread is, how far the display is behind what was sent, what it takes, and whether every text is whole."""
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator

from rows import Context, Row
from streamserver import StreamServer

TARGETS = ["bench_stream"]
SECONDS = 60


def watched(context: Context, targets: int, per_second: int) -> tuple[dict, bool]:
    """What the window tells of itself, and whether it has every text as it was sent."""
    seconds = max(5, int(SECONDS * context.scale))
    with StreamServer() as server:
        paces = [f"stamp-{i}-{per_second * seconds}-{per_second}" for i in range(targets)]
        path = context.folder / f"stream{targets}.lineup.json"
        path.write_text(json.dumps({"lineup": 1, "name": "stream",
                                    "targets": [server.target(f"t{i}", pace) for i, pace in enumerate(paces)]}))
        environment = dict(os.environ, HOME=str(context.folder), LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb")
        done = subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp", "dbus-run-session", "--",
                               context.build / "tests" / "bench" / "bench_stream", path],
                              check=True, stdout=subprocess.PIPE, env=environment)
        told = json.loads(next(line for line in done.stdout.splitlines() if line.startswith(b"{")))
        return told, told["texts"] == [server.sent[pace] for pace in paces]


def measure(context: Context) -> Iterator[Row]:
    missing = [tool for tool in ("xvfb-run", "dbus-run-session") if shutil.which(tool) is None]
    if missing:
        print(f"{', '.join(missing)} is missing: the window is not measured", file=sys.stderr)
        return
    for targets, per_second in ((64, 100), (8, 1000)):
        name = f"{targets} answers of {per_second:,} tokens/s"
        told, whole = watched(context, targets, per_second)
        yield Row(f"{name}: longest gap of the window's thread", "ms", told["gapMs"], at_most=50)
        yield Row(f"{name}: 99 % of its beats are late by at most", "ms", told["lateP99Ms"], at_most=16)
        yield Row(f"{name}: 99 % of what is shown is behind by at most", "ms", told["lagP99Ms"], at_most=100)
        yield Row(f"{name}: cores taken", "", told["cores"], at_most=1)
        yield Row(f"{name}: memory at its peak", "MB", told["peakMegabytes"])
        yield Row(f"{name}: memory at its peak / idle", "", told["peakMegabytes"] / told["idleMegabytes"], at_most=2)
        yield Row(f"{name}: texts that are not what was sent", "", 0 if whole else 1, exactly=0)
