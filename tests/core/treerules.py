# SPDX-License-Identifier: Apache-2.0
"""The rules that every file of the project keeps. Each returns what breaks it, as 'path:line: message'."""
import re
from pathlib import Path

# Folders of the core, left to right; those in one group may not include one another.
CORE_ORDER = [["model"], ["metrics", "grids", "checks"], ["settings"], ["keys"], ["protocols"], ["net"], ["run"],
              ["sheets", "strings", "storage", "builds"], ["work"]]
CORE_RANK = {folder: rank for rank, group in enumerate(CORE_ORDER) for folder in group}

CODE_DIRS = ["src", "tests", "ui", "packaging", "resources", ".ci"]
CODE_ENDINGS = {".cpp", ".h", ".py", ".sh", ".cmake"}
TEXT_ENDINGS = CODE_ENDINGS | {".md", ".txt", ".ui", ".json", ".xml", ".desktop", ".1", ".svg", ".qrc"}
NO_SPDX = {"tests/data", "tests/fuzz/corpus"}

INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
GUI_HEADERS = re.compile(
    r"^(Qt(Widgets|Gui|PrintSupport|Svg|SvgWidgets)/|Q(Application|GuiApplication|Widget|Dialog|MainWindow|Action|Menu"
    r"|Label|\w*Button|\w*LineEdit|\w*TextEdit|\w*Layout|\w*View|ComboBox|TextDocument|TextBrowser|Painter|Pixmap|Image"
    r"|Icon|Font\w*|Color|Palette|Brush|Pen|Svg\w*|Window|Screen|Clipboard|PdfWriter|Accessible\w*|Style\w*)$)")
WINDOW_HEADERS = re.compile(r"^(Qt(Widgets|PrintSupport|SvgWidgets)/|Q(Application|Widget|Dialog|MainWindow|Menu|Label"
                            r"|\w*Button|\w*LineEdit|\w*TextEdit|\w*Layout|\w*View|ComboBox|TextBrowser|Printer|Style\w*)$)")
LAYOUT_HEADERS = {"QTextLayout", "QPageLayout"}
GUI_HEADER_EXCEPTIONS = {"QStringView", "QByteArrayView", "QUtf8StringView", "QAnyStringView"}

# What product code must not contain, and what to use in its place.
FORBIDDEN = [
    (re.compile(r"\bQEventLoop\b"), "nested event loop: use signals"),
    (re.compile(r"\bprocessEvents\s*\("), "processEvents: use signals"),
    # Joining an own worker in a destructor is how a thread ends, not a wait for something to happen.
    (re.compile(r"(?:\.|->)waitFor(?!Done\b)\w+\s*\("), "a blocking wait: use signals"),
    (re.compile(r"\b\w*(?:[Dd]ialog|[Bb]ox|[Mm]enu|[Dd]rag)\w*\s*(?:\.|->)exec\s*\("), "exec(): use open()"),
    (re.compile(r"\bQ(?:MessageBox|InputDialog|FileDialog|ColorDialog|FontDialog)::"
                r"(?:information|question|warning|critical|about|get[A-Z]\w*)\s*\("),
     "a static dialog blocks: use open()"),
    (re.compile(r"\bsetHtml\s*\("), "setHtml: text from outside is plain or MarkdownNoHTML"),
    (re.compile(r"\bsender\s*\(\s*\)"), "sender(): use a lambda with a context"),
    (re.compile(r"\bQ(?:ListWidget|TableWidget|TreeWidget)\b"), "item widget: use a model and a view"),
    (re.compile(r"\bsetInsecureFallback\s*\(\s*true"), "keys never lie in plain files"),
    (re.compile(r"\bignoreSslErrors\s*\("), "certificate errors are errors"),
]
UNFINISHED = re.compile(r"\b(?:TO" r"DO|FIX" r"ME|X" r"XX|HA" r"CK)\b")
# Whatever only means something on the machine or in the tracker where a line was written.
PRIVATE = [
    (re.compile(r"(?<![\w.])/(?:home/[a-z]\w*|root|work|tmp/w)/"), "a path of somebody's machine"),
    (re.compile(r"\b(?:issue|ticket|task|session|PR)\s*#?\d+\b", re.IGNORECASE), "a number from somewhere else"),
    (re.compile(r"\b(?:as requested|the brief)\b", re.IGNORECASE), "talk about the work, not the program"),
]

LIMITS = {".cpp": 400, ".h": 200, ".py": 400, ".sh": 400}
CMAKE_LIMIT = 120


def files(root, *folders):
    for folder in folders:
        for path in sorted((root / folder).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and "node_modules" not in path.parts:
                yield path


def lines(path):
    return path.read_text(encoding="utf-8", errors="replace").splitlines()


def includes(path):
    for number, line in enumerate(lines(path), 1):
        match = INCLUDE.match(line)
        if match:
            yield number, match.group(1) == '"', match.group(2)


def in_data(root, path):
    name = path.relative_to(root).as_posix()
    return any(name.startswith(prefix + "/") for prefix in NO_SPDX)


def core_has_no_screen(root):
    for path in files(root, "src/core", "src/cli"):
        if path.suffix not in {".cpp", ".h"}:
            continue
        for number, own, name in includes(path):
            where = f"{path.relative_to(root)}:{number}"
            if not own and name not in GUI_HEADER_EXCEPTIONS and GUI_HEADERS.match(name):
                yield f"{where}: the core includes {name}, which needs a screen"
            if own and (name.startswith("gui/") or (root / "src/gui" / name).is_file()
                        and not (root / "src/core" / name).is_file() and not (path.parent / name).is_file()):
                yield f"{where}: {name} belongs to the window"


def paper_has_no_window(root):
    for path in files(root, "src/paper"):
        if path.suffix in {".cpp", ".h"}:
            for number, own, name in includes(path):
                if (own and name.startswith("gui/")) or (not own and WINDOW_HEADERS.match(name)
                                                    and name not in LAYOUT_HEADERS):
                    yield f"{path.relative_to(root)}:{number}: pages are made without {name}, which needs Widgets"


def core_folders_in_order(root):
    core = root / "src/core"
    for path in files(root, "src/core"):
        if path.suffix not in {".cpp", ".h"}:
            continue
        relative = path.relative_to(core)
        if len(relative.parts) < 2:
            continue
        folder = relative.parts[0]
        if folder not in CORE_RANK:
            yield f"{path.relative_to(root)}:1: src/core/{folder} has no place in the order of the core"
            continue
        for number, own, name in includes(path):
            target = name.split("/")[0]
            if not own or "/" not in name or target == folder or target not in CORE_RANK:
                continue
            if CORE_RANK[target] >= CORE_RANK[folder]:
                yield f"{path.relative_to(root)}:{number}: {folder} may not include from {target}"


def parent_includes(root):
    for path in files(root, "src"):
        if path.suffix in {".cpp", ".h"}:
            for number, own, name in includes(path):
                if own and name.startswith("../"):
                    yield f"{path.relative_to(root)}:{number}: write {name} from its library's root"


def size_limits(root):
    for path in files(root, "src", "tests", "packaging"):
        if in_data(root, path):
            continue
        limit = CMAKE_LIMIT if path.name == "CMakeLists.txt" else LIMITS.get(path.suffix)
        if limit is not None and len(lines(path)) > limit:
            yield f"{path.relative_to(root)}:1: {len(lines(path))} lines; {limit} are the limit"


def without_comment(line):
    return re.sub(r'(?<!:)//.*$', "", line)


def forbidden_constructs(root):
    for path in files(root, "src"):
        if path.suffix not in {".cpp", ".h"}:
            continue
        text = lines(path)
        for number, line in enumerate(text, 1):
            code = without_comment(line)
            for pattern, why in FORBIDDEN:
                if pattern.search(code):
                    yield f"{path.relative_to(root)}:{number}: {why}"
            # A signal of the message bus has no member to point to.
            if re.search(r"\b(?:SIGNAL|SLOT)\s*\(", code) and not re.search(
                    r"\b\w*[Bb]us\w*(?:\(\))?\s*(?:\.|->)(?:dis)?connect\s*\(", "".join(text[max(0, number - 4):number])):
                yield f"{path.relative_to(root)}:{number}: a connection by name: use pointers to members"
            # The features follow on the same line or the next one.
            if re.search(r"\bsetMarkdown\s*\(", code) and "MarkdownNoHTML" not in code + "".join(text[number:number + 2]):
                yield f"{path.relative_to(root)}:{number}: setMarkdown without MarkdownNoHTML"


def finished_text(root):
    for path in files(root, *CODE_DIRS):
        if path.suffix not in TEXT_ENDINGS and path.name not in {"CMakeLists.txt", "run"} or in_data(root, path):
            continue
        if path.name in {"treerules.py", "package-lock.json"}:
            continue
        for number, line in enumerate(lines(path), 1):
            where = f"{path.relative_to(root)}:{number}"
            if UNFINISHED.search(line):
                yield f"{where}: unfinished"
            for pattern, why in PRIVATE:
                if pattern.search(line):
                    yield f"{where}: {why}"


def spdx_lines(root):
    for path in files(root, *CODE_DIRS):
        if path.suffix not in CODE_ENDINGS and path.name != "CMakeLists.txt" or in_data(root, path):
            continue
        if not any("SPDX-License-Identifier: Apache-2.0" in line for line in lines(path)[:2]):
            yield f"{path.relative_to(root)}:1: no SPDX line"


RULES = [core_has_no_screen, paper_has_no_window, core_folders_in_order, parent_includes, size_limits, forbidden_constructs,
         finished_text, spdx_lines]


def violations(root):
    root = Path(root)
    return [found for rule in RULES for found in rule(root)]
