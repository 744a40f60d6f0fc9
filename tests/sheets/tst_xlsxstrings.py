# SPDX-License-Identifier: Apache-2.0
"""Translates the strings of workbooks that openpyxl and LibreOffice made, and opens the result with both.

python3 tst_xlsxstrings.py LINEUP_CLI
"""
import csv
import http.server
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest
import zipfile
from pathlib import Path

try:
    import openpyxl
    from openpyxl.comments import Comment
    from openpyxl.styles import Font, PatternFill
    from openpyxl.worksheet.datavalidation import DataValidation
except ImportError:
    # Debian's package belongs to Debian's Python.
    if sys.executable != "/usr/bin/python3" and os.path.exists("/usr/bin/python3"):
        os.execv("/usr/bin/python3", ["/usr/bin/python3", *sys.argv])
    print("openpyxl (python3-openpyxl) is missing: skipped")
    sys.exit(77)

CLI = sys.argv[1]
OFFICE = shutil.which("soffice")
SHEET = "xl/worksheets/sheet1.xml"


class Translator(http.server.BaseHTTPRequestHandler):
    """Answers like a model: each string with a mark before it."""

    def do_POST(self):
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        user = body["messages"][-1]["content"]
        asked = json.loads(user[user.rindex("\n[\n"):])
        text = json.dumps([{"id": one["id"], "text": "Ü " + one["text"]} for one in asked])
        chunk = {"choices": [{"index": 0, "delta": {"content": text}, "finish_reason": "stop"}]}
        answer = f"data: {json.dumps(chunk)}\n\ndata: [DONE]\n\n".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        pass


def made_by_openpyxl(path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Texts"
    sheet.append(["Key", "English(en)", "German(de)", "Length", "Notes"])
    for number in range(1, 21):
        sheet.append([f"line.{number}", f"Tower <{number}> & gate", None, f"=LEN(C{number + 1})", "keep"])
    sheet["C3"] = "Turm zwei"
    sheet["C3"].font = Font(bold=True, color="00CC0000")
    sheet["C5"].fill = PatternFill("solid", fgColor="00FFFF00")
    sheet["E4"].comment = Comment("Spoken by the guard.", "Ada")
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["C"].width = 44
    rule = DataValidation(type="list", formula1='"keep,drop"')
    sheet.add_data_validation(rule)
    rule.add("E2:E21")
    other = book.create_sheet("Figures")
    other["A1"] = 45982.25
    other["A1"].number_format = "yyyy-mm-dd"
    other["A2"] = "=Texts!D2*2"
    book.save(path)


class Workbooks(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = Path(tempfile.mkdtemp())
        cls.addClassCleanup(shutil.rmtree, cls.folder)
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Translator)
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.addClassCleanup(cls.server.server_close)
        cls.addClassCleanup(cls.server.shutdown)
        lineup = {"lineup": 1, "name": "Solo", "targets": [
            {"id": "a", "protocol": "openai-chat", "model": "m",
             "baseUrl": f"http://127.0.0.1:{cls.server.server_port}/v1"}]}
        (cls.folder / "t.lineup.json").write_text(json.dumps(lineup))

    def cli(self, *arguments, status=0):
        environment = dict(os.environ, LINEUP_DATA_DIR=str(self.folder / "data"),
                           LINEUP_CONFIG_DIR=str(self.folder / "config"), LC_ALL="C.UTF-8")
        done = subprocess.run([CLI, *map(str, arguments)], capture_output=True, env=environment, timeout=120)
        self.assertEqual(done.returncode, status, done.stderr.decode())
        return done.stdout

    def office(self, target, path):
        subprocess.run([OFFICE, f"-env:UserInstallation=file://{self.folder}/profile", "--headless",
                        "--convert-to", target, "--outdir", str(self.folder), str(path)],
                       check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=180)

    def translated(self, path):
        out = path.with_name("out-" + path.name)
        self.cli("table", "run", "--lineup", self.folder / "t.lineup.json", "--in", path, "--to", "de")
        self.cli("table", "write", "last", "--target", "a", "--to", "de", "--in", path, "--out", out)
        return out

    def only_the_sheet_differs(self, before, after):
        with zipfile.ZipFile(before) as old, zipfile.ZipFile(after) as new:
            self.assertIsNone(new.testzip())
            self.assertEqual([entry.filename for entry in old.infolist()],
                             [entry.filename for entry in new.infolist()])
            for entry in old.infolist():
                same = new.getinfo(entry.filename)
                self.assertEqual(entry.date_time, same.date_time, entry.filename)
                if entry.filename != SHEET:
                    self.assertEqual(old.read(entry), new.read(same), entry.filename)
                    self.assertEqual((entry.compress_size, entry.CRC), (same.compress_size, same.CRC))

    def check(self, path):
        self.assertEqual(self.cli("strings", "--in", path, "--lang", "de", "--rewrite", "-"), path.read_bytes())
        out = self.translated(path)
        self.only_the_sheet_differs(path, out)
        before, after = openpyxl.load_workbook(path), openpyxl.load_workbook(out)
        changed = 0
        for sheet in before.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    other = after[sheet.title][cell.coordinate]
                    # A cell that was not there looks as its column does.
                    if cell.has_style or cell.value is not None:
                        self.assertEqual(cell.style_id, other.style_id, cell.coordinate)
                    if cell.value == other.value:
                        continue
                    changed += 1
                    self.assertEqual((sheet.title, cell.column_letter), ("Texts", "C"))
                    self.assertEqual(other.value, "Ü " + sheet[f"B{cell.row}"].value)
        self.assertEqual(changed, 19)
        self.assertEqual(after["Texts"]["C3"].value, "Turm zwei")
        self.assertEqual(after["Texts"]["D2"].value, "=LEN(C2)")
        self.assertEqual(after["Texts"].freeze_panes, before["Texts"].freeze_panes)
        if OFFICE:
            self.office("csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false", out)
            with open(self.folder / (out.stem + ".csv"), encoding="utf-8", newline="") as file:
                rows = list(csv.reader(file))
            self.assertEqual(rows[1][2], "Ü Tower <1> & gate")
            self.assertEqual(rows[2][2], "Turm zwei")
        return out

    def test_openpyxl(self):
        path = self.folder / "game.xlsx"
        made_by_openpyxl(path)
        self.check(path)

    def test_libreoffice(self):
        if not OFFICE:
            self.skipTest("LibreOffice is not installed.")
        source = self.folder / "plain" / "office.xlsx"
        source.parent.mkdir()
        made_by_openpyxl(source)
        self.office("xlsx:Calc MS Excel 2007 XML", source)
        self.check(self.folder / "office.xlsx")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=2)
