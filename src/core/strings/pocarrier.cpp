// SPDX-License-Identifier: Apache-2.0
#include "pocarrier.h"

#include "stringwords.h"

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Below this many broken lines their longest one says little about where lines are broken.
constexpr qsizetype enoughLines = 100;

QByteArray lineEndOf(const SourceText &text, TextSpan span)
{
    const QByteArrayView line = text.view(span);
    return line.endsWith("\r\n") ? "\r\n" : line.endsWith('\n') ? "\n" : text.lineEnd();
}

// Files written on Windows hold "\r\n" inside their texts.
QString withLineBreaksOf(const StringUnit &unit, QString text)
{
    if (!unit.source.contains(u"\r\n"_s))
        return text;
    return text.replace(u"\r\n"_s, u"\n"_s).replace(u'\n', u"\r\n"_s);
}

bool isAllEmpty(const QStringList &texts)
{
    return std::all_of(texts.begin(), texts.end(), [](const QString &text) { return text.isEmpty(); });
}

void addWidths(const SourceText &text, const PoField &field, std::vector<int> &widths)
{
    const QList<QByteArray> lines = text.view(field.span).toByteArray().split('\n');
    // The last string is as long as it happens to be, as is one that ends with a line break.
    for (qsizetype i = 0; i + 2 < lines.size(); ++i) {
        const QByteArray line = lines.at(i).trimmed();
        if (line.startsWith('"') && !line.endsWith("\\n\""))
            widths.push_back(poColumns(QString::fromUtf8(line)));
    }
}

} // namespace

PoCarrier::PoCarrier(const SourceText &text, const QList<PoEntry> &entries)
{
    for (const PoEntry &entry : entries) {
        Place place{ {}, entry.previousLines, entry.flagLine, entry.begin(), entry.flags.contains("fuzzy") };
        for (const PoField &target : entry.targets)
            place.targets.append(target.span);
        m_places.append(place);
    }
    findLayout(text, entries);
}

void PoCarrier::findLayout(const SourceText &text, const QList<PoEntry> &entries)
{
    qsizetype broken = 0;
    qsizetype unbroken = 0;
    qsizetype split = 0;
    qsizetype unsplit = 0;
    std::vector<int> widths;
    for (const PoEntry &entry : entries) {
        for (const PoField &field : entry.targets + QList<PoField>{ entry.id }) {
            if (!field.isThere())
                continue;
            const bool longLine = field.lines == 1 && field.span.size() > m_layout.width + 2
                && poColumns(text.string(field.span).trimmed()) > m_layout.width;
            broken += field.brokenInside ? 1 : 0;
            unbroken += longLine && !field.newlineInside ? 1 : 0;
            const qsizetype newline = field.value.indexOf('\n');
            if (newline >= 0 && newline + 1 < field.value.size())
                ++(field.newlineInside ? unsplit : split);
            if (field.brokenInside)
                addWidths(text, field, widths);
        }
    }
    m_layout.breaksLongLines = broken >= unbroken;
    m_layout.breaksAfterNewline = split >= unsplit;
    if (qsizetype(widths.size()) < enoughLines)
        return;
    const auto nearEnd = widths.begin() + qsizetype(double(widths.size() - 1) * 0.995);
    std::nth_element(widths.begin(), nearEnd, widths.end());
    m_layout.width = std::clamp(*nearEnd, 40, 500);
}

StringEdits PoCarrier::edits(const StringFile &file, const StringUnit &unit, const StringChange &change) const
{
    const Place &place = m_places.at(unit.slot);
    StringEdits result;
    QStringList targets;
    for (const QString &target : change.targets) {
        targets.append(withLineBreaksOf(unit, target));
        if (!file.text.encodes(target))
            return { {},
                     StringWords::tr("The text has characters that the file's encoding, %1, lacks.")
                         .arg(QString::fromLatin1(file.text.encoding())) };
    }
    if (targets.isEmpty() || (!unit.plural && targets.size() != 1))
        return { {}, StringWords::tr("The number of forms does not fit.") };
    editTargets(file.text, unit, targets, result.edits);
    const bool fuzzy = change.mark == StringMark::Keep ? place.fuzzy : change.mark == StringMark::Fuzzy;
    editMark(file.text, place, fuzzy && !isAllEmpty(targets), result.edits);
    return result;
}

void PoCarrier::editTargets(const SourceText &text, const StringUnit &unit, const QStringList &targets,
                            QList<TextEdit> &edits) const
{
    const Place &place = m_places.at(unit.slot);
    const TextSpan last = place.targets.constLast();
    PoLayout layout = m_layout;
    layout.lineEnd = lineEndOf(text, last);
    const bool endsOpen = !text.view(last).endsWith('\n');
    QByteArray added;
    for (qsizetype i = 0; i < std::max(targets.size(), place.targets.size()); ++i) {
        const TextSpan span = place.targets.value(i);
        if (i >= targets.size()) {
            if (span.isValid())
                edits.append({ span.begin, span.size(), {} });
            continue;
        }
        if (span.isValid() && i < unit.targets.size() && unit.targets.at(i) == targets.at(i))
            continue;
        const QByteArray keyword
            = unit.plural ? "msgstr[" + QByteArray::number(i) + ']' : QByteArray("msgstr");
        QByteArray written = writePoString(keyword, targets.at(i).toUtf8(), layout);
        if (!span.isValid()) {
            added += written;
            continue;
        }
        if (!text.view(span).endsWith('\n'))
            written.chop(layout.lineEnd.size());
        edits.append({ span.begin, span.size(), written });
    }
    if (!added.isEmpty() && endsOpen) {
        added.prepend(layout.lineEnd);
        added.chop(layout.lineEnd.size());
    }
    if (!added.isEmpty())
        edits.append({ last.end, 0, added });
}

void PoCarrier::editMark(const SourceText &text, const Place &place, bool fuzzy, QList<TextEdit> &edits) const
{
    if (!fuzzy) {
        // What the translation was made for has been dealt with.
        for (const TextSpan &line : place.previousLines)
            edits.append({ line.begin, line.size(), {} });
    }
    if (fuzzy == place.fuzzy)
        return;
    const QByteArray line = place.flagLine.isValid() ? text.view(place.flagLine).toByteArray() : QByteArray();
    if (fuzzy && line.isEmpty()) {
        const qsizetype at
            = place.previousLines.isEmpty() ? place.begin : place.previousLines.constFirst().begin;
        edits.append({ at, 0, "#, fuzzy" + lineEndOf(text, place.targets.constLast()) });
        return;
    }
    const QByteArray end = lineEndOf(text, place.flagLine);
    const QByteArray content = line.trimmed();
    QList<QByteArray> flags;
    for (const QByteArray &flag : content.mid(2).split(',')) {
        if (!flag.trimmed().isEmpty() && flag.trimmed() != "fuzzy")
            flags.append(flag.trimmed());
    }
    if (fuzzy)
        flags.prepend("fuzzy");
    const QByteArray replaced
        = flags.isEmpty() ? QByteArray() : content.left(2) + ' ' + flags.join(", ") + end;
    edits.append({ place.flagLine.begin, place.flagLine.size(), replaced });
}

} // namespace lineup
