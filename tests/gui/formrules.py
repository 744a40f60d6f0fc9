# SPDX-License-Identifier: Apache-2.0
"""What every form and every window source keeps so that screen readers and translators can work with it."""
import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path

LABELLED_BY_TEXT = {"QPushButton", "QToolButton", "QCheckBox", "QRadioButton", "QCommandLinkButton"}
NAMED_OR_BUDDY = {"QLineEdit", "QTextEdit", "QPlainTextEdit", "QTextBrowser", "QSpinBox", "QDoubleSpinBox", "QSlider",
                  "QListView", "QTableView", "QTreeView", "QProgressBar", "QDateEdit", "QTimeEdit", "QKeySequenceEdit",
                  "QTabWidget"}
# Its own accessible name is its current text, so only a label can name it.
BUDDY_ONLY = {"QComboBox", "QFontComboBox"}
VISIBLE = {"text", "title", "toolTip", "windowTitle", "placeholderText", "accessibleName", "accessibleDescription",
           "statusTip", "whatsThis", "prefix", "suffix", "specialValueText"}

SHOWS_TEXT = re.compile(
    r"\b(setText|setToolTip|setWindowTitle|setPlaceholderText|setAccessibleName|setAccessibleDescription|setStatusTip"
    r"|setWhatsThis|addAction|addMenu|addTab|setTitle|setLabelText|showMessage|setInformativeText|setDetailedText"
    r"|addButton|addSection|setSuffix|setPrefix|setHeaderText|announce)\s*\((?:[^();]*,\s*)?u?\"([^\"]*)\"")
# A whole sentence may follow another one.
GLUED = re.compile(r"\btr\(\s*\"[^\"]*[^.\"]\"\s*(?:,[^()]*)?\)\s*\+|(?<!u' ' )\+\s*tr\(")


def property_of(widget, name):
    for item in widget.findall("property"):
        if item.get("name") == name:
            return item
    return None


def text_of(widget, name):
    item = property_of(widget, name)
    return "" if item is None else "".join(item.itertext()).strip()


def base_classes(tree):
    return {custom.findtext("class"): custom.findtext("extends") for custom in tree.iter("customwidget")}


def code_of(root, form):
    """The sources of the form's class, which may name a control when the program runs."""
    stem = form.stem.lower()
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted((root / "src/gui").rglob("*.cpp"))
                     if path.stem == stem or f'"ui_{form.stem}.h"' in path.read_text(encoding="utf-8"))


def named_in_code(code, name, calls):
    return any(re.search(rf"\b{re.escape(name)}\s*->\s*{call}\s*\(", code) for call in calls)


def handed_on(code, name):
    """Whether the code puts the button into a list or a call that fills it; a connection does not."""
    return any("connect(" not in line and re.search(rf"->{re.escape(name)}\s*[,)}}]", line)
               for line in code.splitlines())


def unnamed_controls(root, form, tree):
    bases = base_classes(tree)
    code = code_of(root, form)
    buddies = {text_of(label, "buddy") for label in tree.iter("widget")} - {""}
    for widget in tree.iter("widget"):
        kind = bases.get(widget.get("class"), widget.get("class"))
        name = widget.get("name")
        where = f"{form.relative_to(root)}: {name}"
        labelled = name in buddies or re.search(rf"setBuddy\(\s*(?:\w+(?:->|\.))*{re.escape(name)}\s*\)", code)
        named = text_of(widget, "accessibleName") or named_in_code(code, name, ["setAccessibleName"])
        if kind in BUDDY_ONLY and not labelled:
            yield f"{where} needs a label with it as buddy"
        elif kind in NAMED_OR_BUDDY and not (labelled or named):
            yield f"{where} needs an accessible name or a label with it as buddy"
        elif kind in LABELLED_BY_TEXT and not (named or text_of(widget, "text")
                                               or named_in_code(code, name, ["setText", "setDefaultAction"])
                                               or handed_on(code, name)):
            yield f"{where} needs a text or an accessible name"


def untranslatable_strings(root, form, tree):
    for owner in list(tree.iter("widget")) + list(tree.iter("action")):
        for item in owner.findall("property"):
            string = item.find("string")
            # An address is the same in every language.
            if item.get("name") in VISIBLE and string is not None and string.get("notr") == "true" \
                    and re.search(r"[^\W\d_]", string.text or "") and "://" not in string.text:
                yield f"{form.relative_to(root)}: {owner.get('name')}: {item.get('name')} cannot be translated"


def fixed_looks(root, form, tree):
    for widget in tree.iter("widget"):
        for name in ["minimumSize", "maximumSize"]:
            item = property_of(widget, name)
            if item is not None and any(part.text not in {"0", "16777215"} for part in item.iter()
                                        if part.tag in {"width", "height"}):
                yield f"{form.relative_to(root)}: {widget.get('name')}: {name} in pixels"
        for name in ["styleSheet", "palette"]:
            if property_of(widget, name) is not None:
                yield f"{form.relative_to(root)}: {widget.get('name')}: {name} overrides the theme"


def wrong_names(root, form, tree):
    widgets = [widget.get("name") for widget in tree.iter("widget")]
    for name in {text_of(label, "buddy") for label in tree.iter("widget")} - {""}:
        if name not in widgets:
            yield f"{form.relative_to(root)}: the buddy {name} does not exist"
    for stop in tree.iter("tabstop"):
        if stop.text not in widgets:
            yield f"{form.relative_to(root)}: the tab stop {stop.text} does not exist"
    for name in sorted({name for name in widgets if widgets.count(name) > 1}):
        yield f"{form.relative_to(root)}: two widgets are called {name}"


def doubled_mnemonics(root, form, tree):
    seen = {}
    for owner in list(tree.iter("widget")) + list(tree.iter("action")):
        match = re.search(r"(?<!&)&(\w)", text_of(owner, "text").replace("&&", ""))
        if match:
            letter = match.group(1).lower()
            if letter in seen:
                yield f"{form.relative_to(root)}: {owner.get('name')} and {seen[letter]} share the mnemonic {letter}"
            seen[letter] = owner.get("name")


def toggles_unheard(root, form, tree):
    code = code_of(root, form)
    for widget in tree.iter("widget"):
        name = widget.get("name")
        if text_of(widget, "checkable") == "true" and re.search(rf"\b{re.escape(name)}\s*,\s*&\w+::clicked\b", code):
            yield f"{form.relative_to(root)}: {name}: a screen reader toggles it without a click, so listen to toggled"


FORM_RULES = [unnamed_controls, untranslatable_strings, fixed_looks, wrong_names, doubled_mnemonics,
              toggles_unheard]


def untranslated_code(root):
    for path in sorted((root / "src/gui").rglob("*.cpp")) + sorted((root / "src/app").rglob("*.cpp")):
        text = path.read_text(encoding="utf-8")
        for match in SHOWS_TEXT.finditer(text):
            if re.search(r"[^\W\d_]{2}", match.group(2)) and "tr(" not in match.group(0) \
                    and "translate(" not in match.group(0):
                line = text.count("\n", 0, match.start()) + 1
                yield f"{path.relative_to(root)}:{line}: \"{match.group(2)}\" cannot be translated"
        for match in GLUED.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{path.relative_to(root)}:{line}: a sentence glued together cannot be translated"


def violations(root):
    root = Path(root)
    found = []
    for form in sorted((root / "ui").rglob("*.ui")):
        tree = ElementTree.parse(form).getroot()
        found += [one for rule in FORM_RULES for one in rule(root, form, tree)]
        if tree.findtext("class", "").split("::")[-1].lower() != form.stem.lower():
            found.append(f"{form.relative_to(root)}: a form is called as its class")
    return found + list(untranslated_code(root))
