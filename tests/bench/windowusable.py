# SPDX-License-Identifier: Apache-2.0
"""windowusable.py TRIES LINEUP TRIVIAL: how long both programs take from their start until their window is painted and
answers, in turn: the trivial one, ours with a home that is new, ours with the home that it had. Prints
{"trivial": [ms, ...], "first": [...], "later": [...], "memory": {...}}, memory being the peaks of the idle programs in MB."""
import json
import os
import subprocess
import sys
import tempfile
import time

from xwindows import Display

IDLE_SECONDS = 3


def peak_megabytes(pid):
    with open(f"/proc/{pid}/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM:"))


def start(program, home, idle_seconds=0):
    """Ms until the window is painted and answers, and what the program has taken at most after so many seconds more."""
    display = Display()
    environment = dict(os.environ, HOME=home, LINEUP_DATA_DIR=f"{home}/data", LINEUP_CONFIG_DIR=f"{home}/config")
    began = time.perf_counter()
    process = subprocess.Popen([program], stdin=subprocess.DEVNULL, env=environment)
    try:
        display.ping(display.painted(process.pid, 60))
        taken = (time.perf_counter() - began) * 1000
        time.sleep(idle_seconds)
        return taken, peak_megabytes(process.pid)
    finally:
        process.terminate()
        process.wait()


def main():
    tries, lineup, trivial = sys.argv[1:]
    times = {"trivial": [], "first": [], "later": []}
    with tempfile.TemporaryDirectory() as old:
        start(trivial, old)  # once for nothing: what is read from the disk is in memory then
        start(lineup, old)
        for _ in range(int(tries)):
            times["trivial"].append(start(trivial, old)[0])
            with tempfile.TemporaryDirectory() as new:
                times["first"].append(start(lineup, new)[0])
            times["later"].append(start(lineup, old)[0])
        memory = {"trivial": start(trivial, old, IDLE_SECONDS)[1], "lineup": start(lineup, old, IDLE_SECONDS)[1]}
    print(json.dumps(times | {"memory": memory}))


if __name__ == "__main__":
    main()
