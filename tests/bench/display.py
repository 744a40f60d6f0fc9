# SPDX-License-Identifier: Apache-2.0
"""Runs a program on a display and a session bus of its own."""
import os
import shutil
import subprocess
from pathlib import Path

from rows import Context

PYTHON = "/usr/bin/python3"  # Debian's own, which has the bindings


def what_is_missing() -> str:
    missing = [tool for tool in ("xvfb-run", "dbus-run-session") if shutil.which(tool) is None]
    if subprocess.run([PYTHON, "-c", "import Xlib"], stderr=subprocess.DEVNULL, check=False).returncode:
        missing.append("python3-xlib")
    return ", ".join(missing)


def script(name: str) -> list:
    return [PYTHON, Path(__file__).with_name(name)]


def on_display(context: Context, *command) -> bytes:
    """The line of JSON that the command prints. xvfb-run puts what the programs say of themselves into the same stream."""
    environment = dict(os.environ, HOME=str(context.folder), LC_ALL="C.UTF-8", QT_QPA_PLATFORM="xcb",
                       PYTHONDONTWRITEBYTECODE="1", LINEUP_DATA_DIR=str(context.folder / "data"),
                       LINEUP_CONFIG_DIR=str(context.folder / "config"))
    done = subprocess.run(["xvfb-run", "-a", "-s", "-screen 0 1600x1000x24 -nolisten tcp", "dbus-run-session", "--",
                           *command], check=True, stdout=subprocess.PIPE, env=environment)
    return next(line for line in done.stdout.splitlines() if line.startswith(b"{"))
