# SPDX-License-Identifier: Apache-2.0
"""Holds the tree to its own rules, and shows on a made-up tree that each rule finds what breaks it.

python3 tst_layering.py ROOT
"""
import sys
import tempfile
import unittest
from pathlib import Path

import treerules

ROOT = Path(__file__).resolve().parents[2]
SPDX = "// SPDX-License-Identifier: Apache-2.0\n"


class Tree(unittest.TestCase):
    def test_keeps_the_rules(self):
        found = treerules.violations(ROOT)
        self.assertEqual(found, [], "\n" + "\n".join(found))

    def test_has_something_to_look_at(self):
        self.assertGreater(len(list(treerules.files(ROOT, "src/core"))), 10)

    def test_knows_every_folder_of_the_core(self):
        folders = {path.name for path in (ROOT / "src/core").iterdir() if path.is_dir()}
        self.assertEqual(folders - set(treerules.CORE_RANK), set())


class Rules(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)
        self.assertEqual(treerules.violations(self.root), [])

    def write(self, name, text, spdx=True):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((SPDX if spdx else "") + text, encoding="utf-8")

    def found(self):
        return treerules.violations(self.root)

    def assert_one(self, *parts):
        found = self.found()
        self.assertEqual(len(found), 1, found)
        for part in parts:
            self.assertIn(part, found[0])

    def test_clean_code_passes(self):
        self.write("src/core/model/a.h", "#pragma once\n#include <QString>\n#include <QStringView>\n")
        self.write("src/core/run/b.cpp", '#include "net/pool.h"\n#include "model/a.h"\n#include "run/b.h"\n')
        self.write("src/gui/window/c.cpp", '#include <QWidget>\n#include "run/b.h"\ndialog->open();\napp.exec();\n')
        self.assertEqual(self.found(), [])

    def test_core_with_widgets(self):
        for header in ["QWidget", "QtWidgets/QLabel", "QTextDocument", "QTreeView", "QPushButton", "QtGui/QIcon",
                       "QFontDatabase", "QApplication"]:
            self.write("src/core/model/a.cpp", f"#include <{header}>\n")
            self.assert_one("src/core/model/a.cpp:2", header)

    def test_command_line_with_the_window(self):
        self.write("src/gui/common/theme.h", "#pragma once\n")
        self.write("src/cli/main.cpp", '#include "common/theme.h"\n')
        self.assert_one("src/cli/main.cpp:2", "belongs to the window")

    def test_pages_with_widgets(self):
        self.write("src/paper/a.cpp", "#include <QPainter>\n#include <QTextLayout>\n#include <QPageLayout>\n")
        self.assertEqual(self.found(), [])
        for header in ["QWidget", "QPrinter", "QtWidgets/QLabel", "QApplication"]:
            self.write("src/paper/a.cpp", f"#include <{header}>\n")
            self.assert_one("src/paper/a.cpp:2", header)

    def test_folders_out_of_order(self):
        for folder, target in [("model", "run"), ("run", "storage"), ("protocols", "net"), ("sheets", "strings"),
                               ("storage", "work"), ("settings", "keys")]:
            self.write(f"src/core/{folder}/a.cpp", f'#include "{target}/x.h"\n')
            self.assert_one(f"src/core/{folder}/a.cpp:2", f"{folder} may not include from {target}")
            (self.root / f"src/core/{folder}/a.cpp").unlink()

    def test_folder_without_a_place(self):
        self.write("src/core/misc/a.cpp", "")
        self.assert_one("src/core/misc", "no place")

    def test_include_through_the_parent(self):
        self.write("src/core/run/a.cpp", '#include "../model/a.h"\n')
        self.assert_one("src/core/run/a.cpp:2")

    def test_too_long(self):
        for name, limit in [("src/core/run/a.cpp", 400), ("src/core/run/a.h", 200), ("tests/core/tst_a.cpp", 400)]:
            self.write(name, "\n" * (limit - 1))
            self.assertEqual(self.found(), [])
            self.write(name, "\n" * limit)
            self.assert_one(name, f"{limit} are the limit")
            (self.root / name).unlink()

    def test_too_long_build_file(self):
        text = "# SPDX-License-Identifier: Apache-2.0\n" + "\n" * 120
        self.write("src/CMakeLists.txt", text, spdx=False)
        self.assert_one("src/CMakeLists.txt", "120")

    def test_forbidden_constructs(self):
        for code in ["QEventLoop loop;", "QCoreApplication::processEvents();", "reply->waitForReadyRead(100);",
                     "dialog.exec();", "messageBox->exec();", "QMessageBox::warning(this, a, b);",
                     "QFileDialog::getOpenFileName(this);", "edit->setHtml(text);", "browser->setMarkdown(text);",
                     "document.setMarkdown(text, QTextDocument::MarkdownDialectGitHub);",
                     "connect(a, SIGNAL(b()), c, SLOT(d()));", "QListWidget list;", "reply->ignoreSslErrors();",
                     "auto *b = sender();"]:
            self.write("src/gui/a.cpp", code + "\n")
            found = self.found()
            self.assertTrue(found and found[0].startswith("src/gui/a.cpp:2: "), code)

    def test_allowed_constructs(self):
        for code in ["return app.exec();", "query.exec();", "m_pool.waitForDone();", "// QEventLoop is never used here",
                     "document.setMarkdown(text, QTextDocument::MarkdownNoHTML);",
                     "document->setMarkdown(text,\n    QTextDocument::MarkdownNoHTML);",
                     "bus.connect(QString(), path, interface, name, this,\n    SLOT(onChanged(QString)));",
                     'const auto url = u"https://example.org"_s;']:
            self.write("src/gui/a.cpp", code + "\n")
            self.assertEqual(self.found(), [], code)

    def test_unfinished(self):
        for word in ["TO" + "DO", "FIX" + "ME"]:
            self.write("src/gui/a.cpp", f"// {word}: later\n")
            self.assert_one("src/gui/a.cpp:2", "unfinished")

    def test_private_words(self):
        for text in ["/home/" + "ada/notes", "see " + "issue" + " 12", "see " + "ticket" + " #4", "as " + "requested"]:
            self.write("src/README.md", text + "\n", spdx=False)
            self.assert_one("src/README.md:1")

    def test_missing_licence(self):
        self.write("src/core/model/a.h", "#pragma once\n", spdx=False)
        self.assert_one("src/core/model/a.h", "SPDX")

    def test_recorded_data_are_left_alone(self):
        self.write("tests/data/sse/a.txt", "TO" + "DO\n", spdx=False)
        self.write("tests/data/x.py", "pass\n", spdx=False)
        self.assertEqual(self.found(), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
