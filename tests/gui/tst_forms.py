# SPDX-License-Identifier: Apache-2.0
"""Sweeps all forms and window sources for missing names and untranslatable text; shows that each rule finds it."""
import sys
import tempfile
import unittest
from pathlib import Path

import formrules

ROOT = Path(__file__).resolve().parents[2]


def widget(kind, name, properties=""):
    return f'<widget class="{kind}" name="{name}">{properties}</widget>'


def string(name, value, extra=""):
    return f'<property name="{name}"><string{extra}>{value}</string></property>'


class Forms(unittest.TestCase):
    def test_keep_the_rules(self):
        found = formrules.violations(ROOT)
        self.assertEqual(found, [], "\n" + "\n".join(found))


class Rules(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = Path(self.folder.name)
        (self.root / "ui").mkdir()
        (self.root / "src/gui/a").mkdir(parents=True)

    def form(self, content, tail=""):
        (self.root / "ui/pane.ui").write_text(
            f'<ui version="4.0"><class>Pane</class><widget class="QWidget" name="Pane">{content}</widget>{tail}</ui>',
            encoding="utf-8")
        return formrules.violations(self.root)

    def code(self, text, name="pane.cpp"):
        (self.root / "src/gui/a" / name).write_text(text, encoding="utf-8")
        return formrules.violations(self.root)

    def assert_one(self, found, part):
        self.assertEqual(len(found), 1, found)
        self.assertIn(part, found[0])

    def test_named_controls_pass(self):
        label = widget("QLabel", "boxLabel", string("text", "&amp;Lineup")
                       + '<property name="buddy"><cstring>box</cstring></property>')
        self.assertEqual(self.form(label + widget("QComboBox", "box")
                                   + widget("QLineEdit", "edit", string("accessibleName", "Search"))
                                   + widget("QPushButton", "ok", string("text", "&amp;Send"))), [])

    def test_edit_without_a_name(self):
        self.assert_one(self.form(widget("QLineEdit", "edit")), "edit needs an accessible name")

    def test_promoted_edit_without_a_name(self):
        tail = ("<customwidgets><customwidget><class>PromptEdit</class><extends>QPlainTextEdit</extends>"
                "</customwidget></customwidgets>")
        self.assert_one(self.form(widget("PromptEdit", "edit"), tail), "edit needs an accessible name")

    def test_name_given_by_the_code(self):
        self.code("m_ui->edit->setAccessibleName(tr(\"Search\"));\n")
        self.assertEqual(self.form(widget("QLineEdit", "edit")), [])

    def test_box_with_only_an_accessible_name(self):
        self.assert_one(self.form(widget("QComboBox", "box", string("accessibleName", "Lineup"))), "buddy")

    def test_button_without_text(self):
        self.assert_one(self.form(widget("QToolButton", "close")), "close needs a text")
        self.code("connect(m_ui->close, &QToolButton::clicked, this, &Pane::hide);\n")
        self.assert_one(self.form(widget("QToolButton", "close")), "close needs a text")
        self.code("m_buttons = { m_ui->close };\n")
        self.assertEqual(self.form(widget("QToolButton", "close")), [])

    def test_text_kept_from_translators(self):
        self.assert_one(self.form(widget("QLabel", "note", string("text", "Canned", ' notr="true"'))), "translated")
        self.assertEqual(self.form(widget("QLabel", "note", string("text", "42 %", ' notr="true"'))), [])
        self.assertEqual(self.form(widget("QLabel", "note", string("text", "https://proxy", ' notr="true"'))), [])

    def test_pixels_and_style_sheets(self):
        size = '<property name="minimumSize"><size><width>120</width><height>0</height></size></property>'
        self.assert_one(self.form(widget("QLabel", "note", size)), "in pixels")
        self.assert_one(self.form(widget("QLabel", "note", string("styleSheet", "color: red"))), "theme")

    def test_names_that_lead_nowhere(self):
        self.assert_one(self.form(widget("QLabel", "a", '<property name="buddy"><cstring>b</cstring></property>')),
                        "buddy b does not exist")
        self.assert_one(self.form("", "<tabstops><tabstop>c</tabstop></tabstops>"), "tab stop c does not exist")

    def test_doubled_mnemonic(self):
        self.assert_one(self.form(widget("QPushButton", "a", string("text", "&amp;Send"))
                                  + widget("QPushButton", "b", string("text", "&amp;Stop"))), "mnemonic s")

    def test_toggle_heard_by_clicks_only(self):
        pick = widget("QToolButton", "pick", string("text", "Pick")
                      + '<property name="checkable"><bool>true</bool></property>')
        self.code("connect(m_ui->pick, &QToolButton::clicked, this, &Pane::pick);\n")
        self.assert_one(self.form(pick), "toggled")
        self.code("connect(m_ui->pick, &QToolButton::toggled, this, &Pane::pick);\n")
        self.assertEqual(self.form(pick), [])

    def test_form_called_otherwise(self):
        (self.root / "ui/other.ui").write_text('<ui version="4.0"><class>Pane</class></ui>', encoding="utf-8")
        self.assert_one(formrules.violations(self.root), "called as its class")

    def test_literals_in_code(self):
        for code in ['label->setText(u"Ready"_s);', 'menu->addAction(icon, u"Copy all"_s);',
                     'setWindowTitle("Lineup window");']:
            self.assert_one(self.code(code), "cannot be translated")
        for code in ['label->setText(tr("Ready"));', 'label->setText(u"–"_s);', 'setObjectName(u"sendButton"_s);',
                     'label->setText(QCoreApplication::translate("Kind", "Ready"));']:
            self.assertEqual(self.code(code), [], code)

    def test_glued_sentences(self):
        for code in ['const QString a = tr("Waiting ") + name;', 'a = name + tr(" is waiting");']:
            self.assert_one(self.code(code), "glued")
        self.assertEqual(self.code("advice = tr(\"What arrived is kept.\") + u' ' + advice;\n"), [])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1], verbosity=1)
