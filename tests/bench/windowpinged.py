# SPDX-License-Identifier: Apache-2.0
"""windowpinged.py LINEUP FILE SECONDS: opens the real program with a lineup file, presses Ctrl+Return and pings its window
50 times a second for so long. Prints {"pings": [ms, ...], "idleMegabytes": ..., "peakMegabytes": ..., "cores": ...}."""
import json
import os
import subprocess
import sys
import time

from Xlib import XK

from windowusable import peak_megabytes
from xwindows import Display

EVERY = 0.02
IDLE_SECONDS = 3


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        return sum(int(ticks) for ticks in stat.read().rsplit(") ", 1)[1].split()[11:13]) / os.sysconf("SC_CLK_TCK")


def main():
    program, lineup, seconds = sys.argv[1:]
    display = Display()
    process = subprocess.Popen([program, "--lineup", lineup, "--prompt", "Count."], stdin=subprocess.DEVNULL)
    try:
        window = display.painted(process.pid, 60)
        time.sleep(IDLE_SECONDS)
        display.ping(window)
        idle = peak_megabytes(process.pid)
        display.press(window, XK.XK_Control_L, XK.XK_Return)
        began, cpu = time.perf_counter(), cpu_seconds(process.pid)
        pings = []
        while (passed := time.perf_counter() - began) < float(seconds):
            time.sleep(max(0.0, EVERY * (int(passed / EVERY) + 1) - passed))
            pings.append(display.ping(window) * 1000)
        print(json.dumps({"pings": pings, "idleMegabytes": idle, "peakMegabytes": peak_megabytes(process.pid),
                          "cores": (cpu_seconds(process.pid) - cpu) / (time.perf_counter() - began)}))
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
