// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "sheets/sheetformat.h"

#include <QJsonObject>

#include <functional>
#include <memory>

namespace lineup {

// What may be exported: all answers of a run, one of them, several runs.
struct SheetScope
{
    using Make = std::function<std::unique_ptr<SheetSource>()>;

    QString name; // for people
    QString fileName; // suggested, without an ending
    Make source; // called in a worker, perhaps more than once at a time
};

// How people export; kept in the settings from one time to the next.
struct ExportChoice
{
    QString format; // id of a SheetFormat
    CsvMode csvMode = CsvMode::Safe;
    QStringList leftOut; // ids of answer columns

    QJsonObject toJson() const;
    static ExportChoice fromJson(const QJsonObject &json);

    friend bool operator==(const ExportChoice &, const ExportChoice &) = default;
};

// A text as the name of a file: no separators or control characters, neither hidden nor endless.
QString sheetFileName(const QString &text);

} // namespace lineup
