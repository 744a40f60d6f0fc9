// SPDX-License-Identifier: Apache-2.0
#include "jsoncarrier.h"

#include "stringwords.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

JsonCarrier::JsonCarrier(const JsonScanner &scanner, const QList<QList<JsonForm>> &forms,
                         const SourceText &text)
    : m_containers(scanner.containers())
    , m_leaves(scanner.leaves())
    , m_forms(forms)
{
    for (int i = 0; i < m_containers.size(); ++i) {
        const QStringList path = scanner.pathOf(i);
        if (m_containers.at(i).isObject && !m_objects.contains(path))
            m_objects.insert(path, i);
    }
    const QByteArray &utf8 = text.utf8();
    const bool hasWide = std::any_of(utf8.begin(), utf8.end(), [](char c) { return uchar(c) > 0x7f; });
    bool escapesWide = false;
    for (const JsonLeaf &leaf : std::as_const(m_leaves)) {
        escapesWide = escapesWide || text.view(leaf.span).contains("\\u");
        m_escapesSlash = m_escapesSlash || text.view(leaf.span).contains("\\/");
    }
    m_asciiOnly = escapesWide && !hasWide;
    const JsonContainer &root = m_containers.constFirst();
    m_colon = ": ";
    if (root.count == 0) {
        m_step = "  ";
        return;
    }
    if (root.isObject)
        m_colon = utf8.mid(root.lastKeyEnd, root.lastValue - root.lastKeyEnd);
    const QByteArray space
        = utf8.mid(root.beforeLast, std::max<qsizetype>(0, root.lastKey - root.beforeLast));
    const qsizetype newline = utf8.lastIndexOf('\n', root.lastKey);
    if (newline > root.open)
        m_step = utf8.mid(newline + 1, root.lastKey - newline - 1);
    if (m_step.size() != m_step.count(' ') && m_step.size() != m_step.count('\t'))
        m_step = space.contains('\n') ? "  " : "";
}

QByteArray JsonCarrier::quoted(const SourceText &file, const QString &text) const
{
    QByteArray result = "\"";
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        const ushort code = c.unicode();
        constexpr QByteArrayView escaped = "\"\\\b\f\n\r\t";
        constexpr QByteArrayView letters = "\"\\bfnrt";
        const qsizetype known = code < 0x80 ? escaped.indexOf(char(code)) : -1;
        if (known >= 0) {
            result += '\\';
            result += letters[known];
        } else if (c == u'/' && m_escapesSlash) {
            result += "\\/";
        } else if (c.isHighSurrogate() && !m_asciiOnly) {
            result += text.mid(i++, 2).toUtf8();
        } else if (code < 0x20 || (code > 0x7e && m_asciiOnly)
                   || (code > 0x7f && !file.encodes(QString(c)))) {
            result += "\\u" + QByteArray::number(code, 16).rightJustified(4, '0');
        } else {
            result += QString(c).toUtf8();
        }
    }
    return result + '"';
}

StringEdits JsonCarrier::edits(const StringFile &file, const StringUnit &unit,
                               const StringChange &change) const
{
    const QList<JsonForm> &forms = m_forms.at(unit.slot);
    if (change.targets.size() != forms.size())
        return { {}, StringWords::tr("The file has %n forms for this string.", nullptr, int(forms.size())) };
    StringEdits result;
    qsizetype last = -1; // the form that new ones follow
    for (const JsonForm &form : forms)
        last = std::max(last, form.leaf);
    for (qsizetype i = 0; i < forms.size(); ++i) {
        if (change.targets.at(i) == unit.targets.value(i))
            continue;
        const QByteArray text = quoted(file.text, change.targets.at(i));
        if (forms.at(i).leaf >= 0) {
            const TextSpan span = m_leaves.at(forms.at(i).leaf).span;
            result.edits.append({ span.begin, span.size(), text });
            continue;
        }
        const JsonLeaf &neighbour = m_leaves.at(last);
        const QByteArray &utf8 = file.text.utf8();
        qsizetype begin = neighbour.keySpan.begin;
        while (begin > 0 && QByteArrayView(" \t\r\n").contains(utf8.at(begin - 1)))
            --begin;
        result.edits.append(
            { neighbour.span.end, 0,
              ',' + utf8.mid(begin, neighbour.keySpan.begin - begin) + quoted(file.text, forms.at(i).key)
                  + utf8.mid(neighbour.keySpan.end, neighbour.span.begin - neighbour.keySpan.end) + text });
    }
    return result;
}

// The innermost object on a path that the file has; `used` keys lead there. -1: something else is in the way.
int JsonCarrier::deepest(const QStringList &path, qsizetype &used) const
{
    for (used = path.size() - 1; used >= 0; --used) {
        const int object = m_objects.value(path.first(used), -1);
        if (object < 0)
            continue;
        const QStringList next = path.first(used + 1);
        const bool taken = std::any_of(m_leaves.begin(), m_leaves.end(), [&](const JsonLeaf &leaf) {
            return leaf.container == object && leaf.key == next.constLast();
        });
        return taken ? -1 : object;
    }
    return -1;
}

QList<TextEdit> JsonCarrier::insertions(const StringFile &file, const QList<StringChange> &changes,
                                        QList<StringLeftAlone> &leftAlone) const
{
    QList<int> order;
    QHash<int, QList<NewText>> byObject;
    for (const StringChange &change : changes) {
        const StringUnit &unit = file.units.at(change.unit);
        qsizetype used = 0;
        const int object = unit.path.isEmpty() ? -1 : deepest(unit.path, used);
        const bool formsFit = !unit.plural || change.targets.size() == file.pluralForms.size();
        if (object < 0 || !formsFit) {
            leftAlone.append(
                { change.unit, StringWords::tr("There is no place for this string in the file.") });
            continue;
        }
        if (!byObject.contains(object))
            order.append(object);
        for (qsizetype i = 0; i < change.targets.size(); ++i) {
            QStringList path = unit.path.mid(used);
            if (unit.plural)
                path.last() += u'_' + file.pluralForms.at(i).category;
            byObject[object].append({ path, change.targets.at(i) });
        }
    }
    QList<TextEdit> edits;
    for (const int object : std::as_const(order))
        edits.append(insertion(file.text, object, byObject.value(object)));
    return edits;
}

TextEdit JsonCarrier::insertion(const SourceText &file, int index, QList<NewText> texts) const
{
    const JsonContainer &container = m_containers.at(index);
    const QByteArray &utf8 = file.utf8();
    // Texts of one new object have to stand together.
    std::stable_sort(texts.begin(), texts.end(), [](const NewText &a, const NewText &b) {
        return std::lexicographical_compare(a.path.begin(), a.path.end() - 1, b.path.begin(),
                                            b.path.end() - 1);
    });
    if (container.count > 0) {
        const QByteArray space = utf8.mid(container.beforeLast, container.lastKey - container.beforeLast);
        // A comma behind the last member has moved the mark behind it.
        const QByteArray indent = container.beforeLast > container.lastKey ? QByteArray(" ") : space;
        return { container.lastEnd, 0, ',' + indent + members(file, texts, 0, texts.size(), 0, indent) };
    }
    int depth = 0;
    for (int i = container.parent; i >= 0; i = m_containers.at(i).parent)
        ++depth;
    const QByteArray outer = m_step.isEmpty() ? QByteArray() : file.lineEnd() + m_step.repeated(depth);
    const QByteArray inner = m_step.isEmpty() ? QByteArray() : outer + m_step;
    return { container.open + 1, container.close - container.open - 1,
             inner + members(file, texts, 0, texts.size(), 0, inner) + outer };
}

// The members for texts `from` to `to`, whose paths are equal above `level`.
QByteArray JsonCarrier::members(const SourceText &file, const QList<NewText> &texts, qsizetype from,
                                qsizetype to, qsizetype level, const QByteArray &space) const
{
    QByteArray result;
    while (from < to) {
        const NewText &first = texts.at(from);
        if (!result.isEmpty())
            result += ',' + space;
        result += quoted(file, first.path.at(level)) + m_colon;
        if (first.path.size() == level + 1) {
            result += quoted(file, first.text);
            ++from;
            continue;
        }
        qsizetype end = from + 1;
        while (end < to && texts.at(end).path.size() > level + 1
               && texts.at(end).path.at(level) == first.path.at(level))
            ++end;
        const QByteArray inner = space.isEmpty() ? space : space + m_step;
        result += '{' + inner + members(file, texts, from, end, level + 1, inner) + space + '}';
        from = end;
    }
    return result;
}

} // namespace lineup
