# SPDX-License-Identifier: Apache-2.0
"""What every topic of the benchmarks shares: a row of the table, and where to work."""
import os
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Context:
    build: Path
    folder: Path  # of this topic alone; removed afterwards
    scale: float  # 1: the sizes that the targets are set for


@dataclass(frozen=True)
class Row:
    """One figure. `value` is what the target is for: ours, or the ratio where `ratio` is set."""
    metric: str
    unit: str
    ours: float
    at_most: float | None = None
    at_least: float | None = None
    exactly: float | None = None
    other: float | None = None  # the same work done otherwise, measured in the same run
    other_name: str = ""

    @property
    def ratio(self) -> float | None:
        """How many times as much the other takes."""
        return self.other / self.ours if self.other is not None and self.ours else None

    @property
    def passes(self) -> bool:
        if self.exactly is not None:
            return self.ours == self.exactly
        if self.at_least is not None:
            return self.ratio is not None and self.ratio >= self.at_least
        return self.at_most is None or self.ours <= self.at_most

    @property
    def target(self) -> str:
        if self.exactly is not None:
            return f"= {self.exactly:g}"
        if self.at_least is not None:
            return f"ratio >= {self.at_least:g}"
        return f"<= {self.at_most:g} {self.unit}".rstrip() if self.at_most is not None else ""

    def as_json(self) -> dict:
        return {"metric": self.metric, "unit": self.unit, "ours": self.ours, "other": self.other,
                "otherName": self.other_name, "ratio": self.ratio, "target": self.target, "pass": self.passes}


def figure(value: float | None, unit: str = "") -> str:
    if value is None:
        return ""
    digits = 3 if abs(value) < 1 else 2 if abs(value) < 10 else 1 if abs(value) < 100 else 0
    return f"{value:.{digits}f} {unit}".rstrip()


def table(rows: list[Row]) -> str:
    lines = ["| metric | ours | the other | ratio | target | pass |", "|---|---|---|---|---|---|"]
    for row in rows:
        other = f"{figure(row.other, row.unit)} ({row.other_name})" if row.other is not None else ""
        verdict = ("yes" if row.passes else "NO") if row.target else ""
        lines.append(f"| {row.metric} | {figure(row.ours, row.unit)} | {other} | {figure(row.ratio)} | {row.target} |"
                     f" {verdict} |")
    return "\n".join(lines)


def machine(platform) -> dict:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    model = next((line.split(":", 1)[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                  if line.startswith("model name")), platform.machine())
    return {"cores": os.cpu_count(), "memoryGiB": round(memory / 2**30, 1), "cpu": model,
            "system": platform.freedesktop_os_release()["PRETTY_NAME"]}
