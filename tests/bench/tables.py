# SPDX-License-Identifier: Apache-2.0
"""1,000 strings to one target whose answers take 50 ms each, at 4 and at 64 at once: ours with its storage and its
checks, a plain script with asyncio and aiohttp, and promptfoo where it is installed (PROMPTFOO names its command). And
how fast the checks look at a published translation, where there is one (LINEUP_SHARED_DATA names the folder)."""
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rows import Context, Row
from streamserver import StreamServer

TARGETS = ["lineup-cli"]
STRINGS = 1000
PACE = "50-1-0"
CHECKED = "freeciv-core_pl.po"
CHECKS = 5  # the middle one counts
SHARED_DATA = Path(__file__).resolve().parents[2].parent / "shared" / "data"


@dataclass(frozen=True)
class Spent:
    seconds: float
    peak: float  # MB of memory, the largest process


def spent(command: list, environment: dict | None = None, folder: Path | None = None, out: int = subprocess.DEVNULL,
          fine: tuple = (0,)) -> Spent:
    began = time.perf_counter()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.DEVNULL,
                               env=environment, cwd=folder)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in fine:
        raise SystemExit(f"{command[0]} ended with {process.returncode}")
    return Spent(time.perf_counter() - began, usage.ru_maxrss / 1024)


def write_strings(path: Path, count: int) -> list:
    strings = [f"The gate number {i} opens at dawn" for i in range(count)]
    entries = "".join(f'\nmsgid "{text}"\nmsgstr ""\n' for text in strings)
    path.write_text('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n"Language: de\\n"\n' + entries)
    return strings


def ours(context: Context, server: StreamServer, at_once: int) -> Spent:
    folder = context.folder
    (folder / "one.lineup.json").write_text(json.dumps({"lineup": 1, "name": "one",
                                                        "targets": [server.target("t", PACE)]}))
    environment = dict(os.environ, LINEUP_DATA_DIR=str(folder / f"data{at_once}"),
                       LINEUP_CONFIG_DIR=str(folder / "config"), LC_ALL="C.UTF-8")
    return spent([context.build / "src" / "cli" / "lineup-cli", "table", "run", "--lineup", folder / "one.lineup.json",
                  "--in", folder / "strings.po", "--to", "de", "--from", "en", "--strings-per-request", "1",
                  "--concurrency", str(at_once), "--format", "json", "--out", folder / f"ours{at_once}.json"],
                 environment)


def plain_script(context: Context, server: StreamServer, at_once: int) -> Spent | None:
    python = "/usr/bin/python3"  # Debian's package belongs to Debian's Python
    if subprocess.run([python, "-c", "import aiohttp"], stderr=subprocess.DEVNULL, check=False).returncode:
        print("aiohttp (python3-aiohttp) is missing: not measured", file=sys.stderr)
        return None
    return spent([python, Path(__file__).with_name("plainscript.py"),
                  f"http://127.0.0.1:{server.port}/{PACE}/v1/chat/completions", context.folder / "strings.po",
                  str(at_once), context.folder / "plain.jsonl"])


def promptfoo(context: Context, server: StreamServer, at_once: int, strings: list) -> Spent | None:
    command = os.environ.get("PROMPTFOO") or shutil.which("promptfoo")
    if not command:
        print("promptfoo (npm) is missing: not measured", file=sys.stderr)
        return None
    folder = context.folder / f"promptfoo{at_once}"
    folder.mkdir()
    (folder / "promptfooconfig.json").write_text(json.dumps({
        "prompts": ["Translate into German: {{text}}"],
        "providers": [{"id": "openai:chat:m", "config": {"apiBaseUrl": f"http://127.0.0.1:{server.port}/json-50/v1",
                                                         "apiKey": "none"}}],
        "tests": [{"vars": {"text": text}} for text in strings]}))
    environment = dict(os.environ, PROMPTFOO_CONFIG_DIR=str(folder / "config"), PROMPTFOO_DISABLE_TELEMETRY="1",
                       PROMPTFOO_DISABLE_UPDATE="1", PROMPTFOO_DISABLE_REMOTE_GENERATION="1", NO_PROXY="127.0.0.1")
    return spent([command, "eval", "-c", "promptfooconfig.json", "--no-cache", "--no-progress-bar", "--no-table",
                  "-j", str(at_once), "-o", "out.json"], environment, folder)


def checking(context: Context) -> Iterator[Row]:
    path = Path(os.environ.get("LINEUP_SHARED_DATA") or SHARED_DATA) / "localization" / CHECKED
    if not path.exists():
        print(f"{CHECKED} is missing: the checks' speed is not measured", file=sys.stderr)
        return
    report = context.folder / "findings.json"
    tries = []
    for _ in range(CHECKS):
        with report.open("wb") as out:
            # 1: it has errors, as published translations do
            tries.append(spent([context.build / "src" / "cli" / "lineup-cli", "check", "--in", path, "--lang", "pl",
                                "--format", "json"], out=out.fileno(), fine=(0, 1)))
    strings = json.loads(report.read_text())["units"]
    seconds = statistics.median(one.seconds for one in tries)
    yield Row(f"all checks over {CHECKED} ({strings:,} strings), reading it included", "strings/s", strings / seconds)
    yield Row("the same: memory", "MB", max(one.peak for one in tries))


def measure(context: Context) -> Iterator[Row]:
    yield from checking(context)
    count = int(STRINGS * context.scale)
    strings = write_strings(context.folder / "strings.po", count)
    with StreamServer() as server:
        for at_once, faster in ((4, 1.6), (64, 6.0)):
            name = f"{count:,} strings at {at_once} at once"
            our = ours(context, server, at_once)
            cells = json.loads((context.folder / f"ours{at_once}.json").read_text())["cells"]
            assert len(cells) == count and all(cell["status"] == "complete" for cell in cells)
            script = plain_script(context, server, at_once)
            yield Row(f"{name}: memory", "MB", our.peak, other=script.peak if script else None, other_name="aiohttp")
            if script:
                yield Row(f"{name}: time / a plain aiohttp script", "", our.seconds / script.seconds, at_most=1.15)
            rival = promptfoo(context, server, at_once, strings)
            if rival:
                yield Row(f"{name}: time", "s", our.seconds, other=rival.seconds, other_name="promptfoo",
                          at_least=faster)
                yield Row(f"{name}: memory beside promptfoo", "MB", our.peak, other=rival.peak, other_name="promptfoo")
