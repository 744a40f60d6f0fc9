# SPDX-License-Identifier: Apache-2.0
"""windowstart.py LINEUP TRIES HISTORY...: how long the window takes until it stands on the screen and answers, in ms, for
each folder with a history in turn. Prints {folder: [ms, ...]}. Needs a display and a session bus; run by Debian's own
Python, which has the accessibility bindings."""
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "e2e"))
from desktop import application, wait_for  # noqa: E402


def on_screen(process):
    """Asked with a program of its own, which takes as long for one history as for another."""
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--pid", str(process.pid), "--name", "Lineup"],
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return found.stdout.strip()


def ms_to_usable(program, history):
    with tempfile.TemporaryDirectory() as config:
        environment = dict(os.environ, LINEUP_DATA_DIR=history, LINEUP_CONFIG_DIR=config)
        began = time.perf_counter()
        process = subprocess.Popen([program], stdin=subprocess.DEVNULL, env=environment)
        try:
            wait_for("the window", lambda: on_screen(process), 60)
            # Answered by the thread that paints and listens.
            wait_for("its answer", lambda: application(process).accessible.get_child_count() > 0, 60)
            return (time.perf_counter() - began) * 1000
        finally:
            process.terminate()
            process.wait()


def main():
    program, tries, *histories = sys.argv[1:]
    times = {history: [] for history in histories}
    for history in histories:
        ms_to_usable(program, history)  # once for nothing: what is read from the disk is in memory then
    for _ in range(int(tries)):
        for history in histories:
            times[history].append(ms_to_usable(program, history))
    print(json.dumps(times))


if __name__ == "__main__":
    main()
