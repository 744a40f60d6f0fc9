// SPDX-License-Identifier: Apache-2.0
#include "rulesfile.h"

#include "checkfilewords.h"
#include "checks/check.h"
#include "grids/csvtable.h"

#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

class RulesReading
{
public:
    RulesReading(const CsvTable &table, RulesRead &result)
        : m_table(table)
        , m_result(result)
        , m_headers(table.rowCount() > 0 ? table.texts(0) : QStringList())
    {
        for (QString &header : m_headers)
            header = header.trimmed().toLower();
    }

    bool hasColumns() const { return m_headers.contains(u"kind"_s) && m_headers.contains(u"pattern"_s); }
    void readRow(qsizetype row);

private:
    QString cell(qsizetype row, const QString &column) const
    {
        const qsizetype index = m_headers.indexOf(column);
        return index < 0 || index >= m_table.cellCount(row) ? QString() : m_table.text(row, index);
    }
    void warn(qsizetype row, const QString &message)
    {
        m_result.warnings.append({ m_table.line(row), message });
    }
    // Unset: it cannot be read, which has been said.
    std::optional<QRegularExpression> regex(qsizetype row, const QString &pattern);
    std::optional<Severity> severity(qsizetype row);

    const CsvTable &m_table;
    RulesRead &m_result;
    QStringList m_headers;
};

std::optional<QRegularExpression> RulesReading::regex(qsizetype row, const QString &pattern)
{
    if (pattern.isEmpty())
        return QRegularExpression();
    if (pattern.size() > longestPattern) {
        warn(row,
             CheckFileWords::tr("The pattern is longer than %1 characters.")
                 .arg(QLocale().toString(longestPattern)));
        return {};
    }
    const QRegularExpression regex = boundedRegex(pattern);
    if (regex.isValid())
        return regex;
    warn(row,
         CheckFileWords::tr("“%1” is no regular expression: %2.").arg(pattern.left(80), regex.errorString()));
    return {};
}

std::optional<Severity> RulesReading::severity(qsizetype row)
{
    const QString name = cell(row, u"severity"_s).trimmed().toLower();
    for (const Severity one : { Severity::Error, Severity::Warning, Severity::Info }) {
        if (name == severityName(one))
            return one;
    }
    if (name.isEmpty())
        return Severity::Warning;
    warn(row, CheckFileWords::tr("“%1” is no severity; write error, warning or info.").arg(name.left(40)));
    return {};
}

void RulesReading::readRow(qsizetype row)
{
    const QString kind = cell(row, u"kind"_s).trimmed().toLower();
    const QString pattern = cell(row, u"pattern"_s);
    if (kind.isEmpty() && pattern.isEmpty())
        return;
    const bool required = kind == "required"_L1;
    if (kind != "placeholder"_L1 && kind != "forbidden"_L1 && !required) {
        warn(row,
             CheckFileWords::tr("“%1” is no kind of rule; write placeholder, required or forbidden.")
                 .arg(kind.left(40)));
        return;
    }
    if (pattern.isEmpty()) {
        warn(row, CheckFileWords::tr("The rule has no pattern."));
        return;
    }
    const auto target = regex(row, pattern);
    const auto source = regex(row, cell(row, u"source"_s));
    const auto how = severity(row);
    if (!target || !source || !how)
        return;
    QString message = cell(row, u"message"_s).trimmed();
    if (kind == "placeholder"_L1) {
        m_result.rules.placeholders.append(
            { message.isEmpty() ? pattern : message, *target, PlaceholderCompare::Multiset });
        return;
    }
    if (message.isEmpty())
        message = required ? CheckFileWords::tr("The translation must match “%1”.").arg(pattern)
                           : CheckFileWords::tr("The translation must not match “%1”.").arg(pattern);
    m_result.rules.rules.append({ *source, *target, required, *how, message });
}

} // namespace

RulesRead readRules(const QByteArray &bytes, const ReadControl &control)
{
    RulesRead result;
    const CsvRead read = CsvTable::read(bytes, {}, control);
    if (!read.table) {
        result.error = read.error;
        return result;
    }
    result.warnings = read.table->warnings();
    RulesReading reading(*read.table, result);
    if (!reading.hasColumns()) {
        result.error = { 1, CheckFileWords::tr("A table of rules needs the columns “kind” and “pattern”.") };
        return result;
    }
    for (qsizetype row = 1; row < read.table->rowCount(); ++row) {
        if (result.rules.placeholders.size() + result.rules.rules.size() == mostRules) {
            result.warnings.append(
                { read.table->line(row),
                  CheckFileWords::tr("There are more than %1 rules; this row and what follows are left out.")
                      .arg(QLocale().toString(mostRules)) });
            break;
        }
        reading.readRow(row);
    }
    return result;
}

} // namespace lineup
