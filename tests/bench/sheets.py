# SPDX-License-Identifier: Apache-2.0
"""A workbook of 10,000 strings and four targets with answers of 480 characters, against openpyxl writing the same
cells in the same run: by its fastest way (write-only), and without a single format."""
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from rows import Context, Row

TARGETS = ["sheetmaker", "bench_sheetgap"]
ROWS = 10_000
SIZE_LIMIT = 250  # MB of memory
GAP_LIMIT = 100  # ms in which the window does nothing else

# Run by a Python of its own, so that what it holds in memory counts for itself. It reads the cells that Lineup wrote,
# then writes them again; only the writing is measured.
AGAIN = r"""
import json, sys, time
import openpyxl
book = openpyxl.load_workbook(sys.argv[1], read_only=True)
sheets = [(sheet.title, list(sheet.iter_rows(values_only=True))) for sheet in book]
began = time.perf_counter()
again = openpyxl.Workbook(write_only=True)
for title, rows in sheets:
    sheet = again.create_sheet(title)
    for row in rows:
        sheet.append(row)
again.save(sys.argv[2])
print(json.dumps({"seconds": time.perf_counter() - began}))
"""

MEASURED = r"""
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], check=True, stdout=subprocess.PIPE, text=True)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(json.dumps({"seconds": float(done.stdout), "megabytes": peak / 1024}))
"""


def python_with_openpyxl() -> str | None:
    for candidate in dict.fromkeys([sys.executable, "/usr/bin/python3"]):
        if Path(candidate).exists() and subprocess.run([candidate, "-c", "import openpyxl"],
                                                       stderr=subprocess.DEVNULL).returncode == 0:
            return candidate
    return None


def call(*command: object) -> dict:
    done = subprocess.run([str(part) for part in command], check=True, stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)


def window(context: Context, rows: int) -> dict:
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    done = subprocess.run([str(context.build / "tests" / "bench" / "bench_sheetgap"), str(rows),
                           str(context.folder / "gap.xlsx")],
                          check=True, stdout=subprocess.PIPE, text=True, env=environment)
    return json.loads(done.stdout)


def measure(context: Context) -> Iterator[Row]:
    rows = max(int(ROWS * context.scale), 100)
    yield from workbook(context, rows)
    maker = context.build / "tests" / "sheets" / "sheetmaker"
    for ending in ("html", "csv"):
        made = call(sys.executable, "-c", MEASURED, maker, "table", rows, context.folder / f"sheet.{ending}")
        name = f"{ending.upper()} of {rows:,} strings x 4 targets"
        yield Row(f"{name}: time", "s", made["seconds"])
        yield Row(f"{name}: memory", "MB", made["megabytes"], at_most=SIZE_LIMIT)
    yield Row("longest gap of the window's thread while that XLSX is written", "ms", window(context, rows)["gapMs"],
              at_most=GAP_LIMIT)


def workbook(context: Context, rows: int) -> Iterator[Row]:
    path = context.folder / "sheet.xlsx"
    maker = context.build / "tests" / "sheets" / "sheetmaker"
    ours = call(sys.executable, "-c", MEASURED, maker, "table", rows, path)
    name = f"XLSX of {rows:,} strings x 4 targets"
    yield Row(f"{name}: memory", "MB", ours["megabytes"], at_most=SIZE_LIMIT)
    python = python_with_openpyxl()
    if python is None:
        print("openpyxl (python3-openpyxl) is missing: nothing to compare the workbook with", file=sys.stderr)
        yield Row(f"{name}: time", "s", ours["seconds"])
        return
    theirs = call(python, "-c", AGAIN, path, context.folder / "again.xlsx")
    yield Row(f"{name}: time", "s", ours["seconds"], at_least=3, other=theirs["seconds"], other_name="openpyxl")
