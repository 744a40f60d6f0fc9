// SPDX-License-Identifier: Apache-2.0
#include "sheets/sheetwords.h"
#include "xlsxparts.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <xlsxwriter.h>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lineup::XlsxProvenance)
};

constexpr double widthOfJson = 110; // characters

// Of the whole run; its targets follow one by one.
QJsonObject settingsOf(const SheetRunInfo &run)
{
    QJsonObject variables;
    const QMap<QString, QString> &values = run.promptTemplate.variables;
    for (auto it = values.begin(); it != values.end(); ++it)
        variables.insert(it.key(), it.value());
    QJsonObject lineup = run.requestSettings;
    lineup.remove("targets"_L1);
    return { { u"run"_s, run.id },
             { u"parent"_s, run.parentId.isEmpty() ? QJsonValue() : QJsonValue(run.parentId) },
             { u"startedAt"_s, run.startedAt.toUTC().toString(Qt::ISODateWithMs) },
             { u"appVersion"_s, run.appVersion },
             { u"template"_s,
               QJsonObject{ { u"system"_s, run.promptTemplate.system },
                            { u"user"_s, run.promptTemplate.user },
                            { u"variables"_s, variables } } },
             { u"lineup"_s, lineup } };
}

} // namespace

XlsxProvenance::XlsxProvenance(XlsxBook &book)
    : m_book(book)
    , m_sheet(book.addSheet(Words::tr("Provenance"), XlsxBook::Rows::Kept))
{
    m_book.preparePage(m_sheet, 2);
    worksheet_set_column(m_sheet, 0, 0, 38, nullptr);
    worksheet_set_column(m_sheet, 1, 1, 20, nullptr);
    worksheet_set_column(m_sheet, 2, 2, widthOfJson, nullptr);
    worksheet_freeze_panes(m_sheet, 3, 0);
}

void XlsxProvenance::fill()
{
    const XlsxStyles &styles = m_book.styles();
    m_book.text(m_sheet, 0, 0, Words::tr("Provenance"), styles.title);
    worksheet_set_row(m_sheet, 0, 28, nullptr);
    m_book.text(m_sheet, 1, 0,
                Words::tr("Sheet made by Lineup %1. Keys are not part of it.").arg(m_book.head().appVersion),
                styles.subtitle);
    m_book.text(m_sheet, 2, 0, Words::tr("Run"), styles.header);
    m_book.text(m_sheet, 2, 1, Words::tr("Part"), styles.header);
    m_book.text(m_sheet, 2, 2, Words::tr("Request settings"), styles.header);
    uint32_t row = 3;
    for (const SheetRunInfo &run : m_book.head().runs) {
        part(row++, run, Words::tr("Run"), settingsOf(run));
        const QJsonArray targets = run.requestSettings.value("targets"_L1).toArray();
        for (const auto value : targets) {
            const QJsonObject target = value.toObject();
            part(row++, run, target.value("id"_L1).toString(), target);
        }
    }
}

void XlsxProvenance::part(uint32_t row, const SheetRunInfo &run, const QString &name, const QJsonObject &json)
{
    const XlsxStyles &styles = m_book.styles();
    const QString text = QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Indented)).trimmed();
    worksheet_set_row(m_sheet, row, XlsxBook::heightOf(text, widthOfJson), nullptr);
    m_book.text(m_sheet, row, 0, run.id, styles.text);
    m_book.text(m_sheet, row, 1, name, styles.label);
    m_book.longText(m_sheet, row, 2, text, styles.code, run.id, u"request settings "_s + name);
}

} // namespace lineup
