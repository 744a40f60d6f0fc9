# SPDX-License-Identifier: Apache-2.0
"""Holds tests/FAULTS.md to the tests: every case has a row, every function that a row names exists, and every
function that carries a case's name stands in that case's row."""
import re
import tempfile
import unittest
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
CASES = {"N": 20, "P": 20, "S": 14, "C": 10, "I": 9, "U": 12}
ROW = re.compile(r"^\| ([NPSCIU]\d+) \|([^|]*)\|([^|]*)\|([^|]*)\|$")
NAMED = re.compile(r"`(tst_\w+)::(\w+)`")
SLOT = re.compile(r"^\s*void (\w+)(?<!_data)\(\)", re.MULTILINE)
METHOD = re.compile(r"^\s+def (test_\w+)\(self", re.MULTILINE)


def functions(folder):
    """What there is: (test, function). A Python test has the functions of those that it mixes in, too."""
    found = set()
    for path in folder.rglob("tst_*.cpp"):
        found.update((path.stem, name) for name in SLOT.findall(path.read_text(encoding="utf-8")))
    for path in folder.rglob("tst_*.py"):
        found.update((path.stem, name) for name in METHOD.findall(path.read_text(encoding="utf-8")))
    return found


def problems(table, existing):
    rows = {}
    found = []
    for line in table.splitlines():
        row = ROW.match(line)
        if not row:
            if re.match(r"^\| [A-Z]\d", line):
                found.append(f"not a row: {line}")
            continue
        case, _, tests, proves = (part.strip() for part in row.groups())
        if case in rows:
            found.append(f"{case} has two rows")
        rows[case] = set(NAMED.findall(tests))
        if not rows[case] or NAMED.sub("", tests).strip():
            found.append(f"{case} names no test, or something else")
        if not proves:
            found.append(f"{case} does not say what is proved")
        found += [f"{case}: there is no {test}::{name}" for test, name in sorted(rows[case] - existing)]
    for letter, count in CASES.items():
        found += [f"{letter}{n} has no row" for n in range(1, count + 1) if f"{letter}{n}" not in rows]
    for test, name in sorted(existing):
        for case in re.findall(r"_([NPSCIU]\d+)(?=_|$)", name):
            if (test, name) not in rows.get(case, ()):
                found.append(f"{test}::{name} is not in the row of {case}")
    return found


class FaultTable(unittest.TestCase):
    def test_is_true(self):
        found = problems((TESTS / "FAULTS.md").read_text(encoding="utf-8"), functions(TESTS))
        self.assertEqual(found, [], "\n" + "\n".join(found))


class Rules(unittest.TestCase):
    def setUp(self):
        self.existing = {("tst_a", "works"), ("tst_b", "test_more_N2")}
        self.rows = [f"| {letter}{n} | x | `tst_a::works` | y |" for letter, count in CASES.items()
                     for n in range(1, count + 1)]
        self.rows[1] = "| N2 | x | `tst_a::works` `tst_b::test_more_N2` | y |"

    def found(self):
        return problems("# Title\n" + "\n".join(self.rows), self.existing)

    def test_clean_table(self):
        self.assertEqual(self.found(), [])

    def test_missing_row(self):
        del self.rows[5]
        self.assertEqual(self.found(), ["N6 has no row"])

    def test_function_that_is_gone(self):
        self.rows[0] = "| N1 | x | `tst_a::worked` | y |"
        self.assertEqual(self.found(), ["N1: there is no tst_a::worked"])

    def test_row_without_test_or_reason(self):
        self.rows[0] = "| N1 | x | by hand | y |"
        self.rows[2] = "| N3 | x | `tst_a::works` | |"
        self.assertEqual(self.found(), ["N1 names no test, or something else", "N3 does not say what is proved"])

    def test_doubled_and_broken_rows(self):
        self.rows += ["| N1 | x | `tst_a::works` | y |", "| N99 x |"]
        self.assertEqual(self.found(), ["N1 has two rows", "not a row: | N99 x |"])

    def test_named_after_a_case_but_not_in_its_row(self):
        self.existing.add(("tst_c", "shows_P3_P4"))
        self.assertEqual(self.found(), ["tst_c::shows_P3_P4 is not in the row of P3",
                                        "tst_c::shows_P3_P4 is not in the row of P4"])

    def test_functions_are_found(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "tst_x.cpp").write_text("class X {\n    void one();\n    void two()\n    {\n    }\n};\n")
            (Path(folder) / "tst_y.py").write_text("class Y:\n    def test_three(self):\n        pass\n")
            self.assertEqual(functions(Path(folder)), {("tst_x", "one"), ("tst_x", "two"), ("tst_y", "test_three")})


if __name__ == "__main__":
    unittest.main(verbosity=1)
