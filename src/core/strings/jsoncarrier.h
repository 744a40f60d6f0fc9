// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "jsonscanner.h"

#include <QHash>

namespace lineup {

// One form of a unit: a text of the file, or the key that it would get.
struct JsonForm
{
    qsizetype leaf = -1;
    QString key;
};

// Writes texts into one JSON file, and adds those that only its source has, formatted as their neighbours
// are.
class JsonCarrier : public StringCarrier
{
public:
    // Slots of units are indices of `forms`.
    JsonCarrier(const JsonScanner &scanner, const QList<QList<JsonForm>> &forms, const SourceText &text);

    bool canMark() const override { return false; }
    StringEdits edits(const StringFile &file, const StringUnit &unit,
                      const StringChange &change) const override;
    QList<TextEdit> insertions(const StringFile &file, const QList<StringChange> &changes,
                               QList<StringLeftAlone> &leftAlone) const override;

private:
    struct NewText
    {
        QStringList path; // below the container
        QString text;
    };

    QByteArray quoted(const SourceText &file, const QString &text) const;
    int deepest(const QStringList &path, qsizetype &used) const;
    QByteArray members(const SourceText &file, const QList<NewText> &texts, qsizetype from, qsizetype to,
                       qsizetype level, const QByteArray &space) const;
    TextEdit insertion(const SourceText &file, int container, QList<NewText> texts) const;

    QList<JsonContainer> m_containers;
    QList<JsonLeaf> m_leaves;
    QList<QList<JsonForm>> m_forms;
    QHash<QStringList, int> m_objects; // by path
    QByteArray m_step; // one level of indentation; empty: everything stands on one line
    QByteArray m_colon;
    bool m_asciiOnly = false;
    bool m_escapesSlash = false;
};

} // namespace lineup
