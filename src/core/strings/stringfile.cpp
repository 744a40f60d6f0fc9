// SPDX-License-Identifier: Apache-2.0
#include "stringfile.h"

#include "gridcarrier.h"
#include "stringwords.h"

#include <QHash>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// Damaged files make thousands of these; nobody reads them all.
constexpr qsizetype maxWarnings = 1000;

bool isUnchanged(const StringUnit &unit, const StringChange &change)
{
    if (!unit.inFile || unit.targets != change.targets)
        return false;
    const bool fuzzy = unit.state == StringState::Fuzzy;
    return change.mark == StringMark::Keep || (change.mark == StringMark::Fuzzy) == fuzzy
        || unit.state == StringState::Untranslated;
}

QString whyNot(const SourceText &text, bool editsText, const StringChange &change)
{
    for (const QString &target : change.targets) {
        if (target.contains(QChar(u'\0')))
            return StringWords::tr("The text contains a NUL character.");
        if (!target.isValidUtf16())
            return StringWords::tr("The text has damaged characters.");
        if (target.size() > SourceText::maxFieldBytes)
            return StringWords::tr("The text is too long.");
    }
    if (editsText && !text.isEditable())
        return StringWords::tr("The file's encoding, %1, cannot be written back exactly.")
            .arg(QString::fromLatin1(text.encoding()));
    return {};
}

void takeSource(StringUnit &unit, const StringUnit &source)
{
    unit.source = source.targets.value(0);
    if (source.plural)
        unit.sourcePlural = source.targets.value(source.targets.size() - 1);
    if (unit.comments.isEmpty())
        unit.comments = source.comments;
    if (unit.speaker.isEmpty())
        unit.speaker = source.speaker;
    if (!unit.staleLock.isEmpty() && unit.state == StringState::Translated
        && unit.staleLock != stringLock(unit.source)) {
        unit.state = StringState::Fuzzy;
        unit.flags.append(u"stale"_s);
    }
}

StringUnit missingUnit(const StringUnit &source, const QList<PluralForm> &forms)
{
    StringUnit unit = source;
    takeSource(unit, source);
    unit.targets = QStringList(source.plural ? std::max<qsizetype>(1, forms.size()) : 1, QString());
    unit.state = StringState::Untranslated;
    unit.inFile = false;
    unit.line = 0;
    unit.slot = -1;
    return unit;
}

} // namespace

QString stringStateName(StringState state)
{
    switch (state) {
    case StringState::Untranslated:
        return u"untranslated"_s;
    case StringState::Fuzzy:
        return u"fuzzy"_s;
    case StringState::Translated:
        return u"translated"_s;
    }
    Q_UNREACHABLE();
}

QList<TextEdit> StringCarrier::insertions(const StringFile &, const QList<StringChange> &changes,
                                          QList<StringLeftAlone> &leftAlone) const
{
    for (const StringChange &change : changes)
        leftAlone.append({ change.unit, StringWords::tr("The file does not have this string.") });
    return {};
}

QByteArray StringCarrier::withCells(const SourceText &text, const QList<StringCell> &, QString &) const
{
    return text.bytes();
}

void StringFile::warn(qsizetype offset, const QString &message)
{
    if (warnings.size() < maxWarnings)
        warnings.append({ offset < 0 ? 0 : text.line(offset), message });
    else if (warnings.size() == maxWarnings)
        warnings.append(
            { 0, StringWords::tr("There is more to look at; only the first places are listed.") });
}

StringWriteResult StringFile::write(const QList<StringChange> &changes) const
{
    StringWriteResult result;
    QList<TextEdit> edits;
    QList<StringCell> cells;
    QList<qsizetype> unitsOfCells;
    QList<StringChange> added;
    QHash<qsizetype, bool> seen;
    for (const StringChange &change : changes) {
        if (change.unit < 0 || change.unit >= units.size())
            continue;
        const StringUnit &unit = units.at(change.unit);
        if (isUnchanged(unit, change))
            continue;
        QString refusal = whyNot(text, carrier->editsText(), change);
        if (refusal.isEmpty() && seen.contains(change.unit))
            refusal = StringWords::tr("The string is changed twice.");
        seen.insert(change.unit, true);
        result.marksLost = result.marksLost || (change.mark == StringMark::Fuzzy && !carrier->canMark());
        if (refusal.isEmpty() && !unit.inFile) {
            added.append(change);
            continue;
        }
        const StringEdits made
            = refusal.isEmpty() ? carrier->edits(*this, unit, change) : StringEdits{ {}, refusal };
        if (!made.refusal.isEmpty())
            result.leftAlone.append({ change.unit, made.refusal });
        edits += made.edits;
        cells += made.cells;
        if (!made.cells.isEmpty())
            unitsOfCells.append(change.unit);
    }
    if (!added.isEmpty())
        edits += carrier->insertions(*this, added, result.leftAlone);
    if (cells.isEmpty()) {
        result.bytes = text.with(edits);
        return result;
    }
    QString refusal;
    result.bytes = carrier->withCells(text, cells, refusal);
    for (const qsizetype unit : std::as_const(unitsOfCells)) {
        if (!refusal.isEmpty())
            result.leftAlone.append({ unit, refusal });
    }
    return result;
}

void pairWithSource(StringFile &file, const StringFile &source)
{
    QHash<QString, qsizetype> byId;
    for (qsizetype i = 0; i < file.units.size(); ++i)
        byId.insert(file.units.at(i).id, i);
    QList<StringUnit> paired;
    QList<bool> taken(file.units.size(), false);
    for (const StringUnit &from : source.units) {
        const auto found = byId.constFind(from.id);
        if (found == byId.cend()) {
            paired.append(missingUnit(from, file.pluralForms));
            continue;
        }
        if (taken.at(*found))
            continue;
        StringUnit unit = file.units.at(*found);
        takeSource(unit, from);
        paired.append(unit);
        taken[*found] = true;
    }
    for (qsizetype i = 0; i < file.units.size(); ++i) {
        if (taken.at(i))
            continue;
        const StringUnit &unit = file.units.at(i);
        file.warnings.append({ unit.line, StringWords::tr("The source has no string “%1”.").arg(unit.id) });
        paired.append(unit);
    }
    file.units = paired;
    if (file.sourceLanguage.isEmpty())
        file.sourceLanguage = source.targetLanguage;
}

} // namespace lineup
