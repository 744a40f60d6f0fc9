# SPDX-License-Identifier: Apache-2.0
"""A comparison against its slowest target, against curl, against asking one after the other; and every request counted at
the server."""
import json
import os
import statistics
import subprocess
import time
from collections.abc import Iterator

from rows import Context, Row
from streamserver import FAULTS, StreamServer

TARGETS = ["lineup-cli"]
SLOWEST = (400, 130, 20)  # ms to the first token, tokens, ms between them: 2.98 s
TRIES = 7


def compare(context: Context, targets: list, name: str) -> tuple[dict, float]:
    """What it printed, and how many ms the whole program took. With storage, as people have it."""
    lineup = context.folder / f"{name}.lineup.json"
    lineup.write_text(json.dumps({"lineup": 1, "name": name, "targets": targets}))
    environment = dict(os.environ, LINEUP_DATA_DIR=str(context.folder / "data"),
                       LINEUP_CONFIG_DIR=str(context.folder / "config"), LC_ALL="C.UTF-8")
    began = time.perf_counter()
    done = subprocess.run([context.build / "src" / "cli" / "lineup-cli", "compare", "--lineup", lineup, "--prompt",
                           "Greet the smith.", "--format", "json"], stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, env=environment, check=False)
    return json.loads(done.stdout), (time.perf_counter() - began) * 1000


def lineup_of(server: StreamServer, count: int) -> list:
    """The last one is the slowest; the others are at most as slow."""
    first, tokens, step = SLOWEST
    paces = [f"{first * (i + 1) // count}-{max(1, tokens * (i + 1) // count)}-{step}" for i in range(count)]
    return [server.target(f"t{i}", pace) for i, pace in enumerate(paces)]


def slowest_ms() -> float:
    first, tokens, step = SLOWEST
    return first + (tokens - 1) * step


def curl_ms(server: StreamServer, pace: str) -> float:
    """Until the first token, which this server sends together with the head."""
    done = subprocess.run(["curl", "-sN", "-o", os.devnull, "-w", "%{time_starttransfer}", "--noproxy", "*",
                           "-H", "Content-Type: application/json", "-d", "{}",
                           f"http://127.0.0.1:{server.port}/{pace}/v1/chat/completions"],
                          stdout=subprocess.PIPE, check=True)
    return float(done.stdout) * 1000


def walls(context: Context, server: StreamServer) -> Iterator[Row]:
    for count, limit in ((6, 1.02), (64, 1.05)):
        runs = [compare(context, lineup_of(server, count), f"of{count}")[0] for _ in range(3)]
        assert all(len(run["answers"]) == count for run in runs)
        assert all(answer["status"] == "complete" for run in runs for answer in run["answers"])
        wall = statistics.median(run["run"]["wallMs"] for run in runs)
        yield Row(f"comparison of {count} targets / its slowest target", "", wall / slowest_ms(), at_most=limit)


def first_token(context: Context, server: StreamServer) -> Iterator[Row]:
    pace = "300-3-5"
    ours, curls = [], []
    for _ in range(TRIES):
        ours.append(compare(context, [server.target("t", pace)], "first")[0]["answers"][0]["timing"]["firstTokenMs"])
        curls.append(curl_ms(server, pace))
    yield Row("time to the first token / curl -N", "", statistics.median(ours) / statistics.median(curls), at_most=1.05)


def sequence(context: Context, server: StreamServer) -> Iterator[Row]:
    targets = lineup_of(server, 6)
    at_once = compare(context, targets, "at-once")[1]
    one_by_one = sum(compare(context, [target], f"single{i}")[1] for i, target in enumerate(targets))
    yield Row("six targets, the whole program", "ms", at_once, other=one_by_one, other_name="one after the other",
              at_least=2.5)


def requests(context: Context, server: StreamServer) -> Iterator[Row]:
    targets = [server.target(kind, f"fault-{kind}") for kind in FAULTS]
    answers = compare(context, targets, "faults")[0]["answers"]
    shown = sum(answer["attempts"] for answer in answers)
    counted = sum(server.posts[f"fault-{answer['target']}"] for answer in answers)
    yield Row(f"requests at the server / shown, {len(FAULTS)} kinds of fault", "", counted / shown, exactly=1)


def measure(context: Context) -> Iterator[Row]:
    with StreamServer() as server:
        for part in (walls, first_token, sequence, requests):
            yield from part(context, server)
