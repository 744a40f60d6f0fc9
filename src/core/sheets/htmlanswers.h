// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report.h"

#include <QByteArray>

namespace lineup {

// The parts of an HTML sheet that hold answers and figures; the text in them is escaped.
QByteArray htmlFacts(const QList<ReportFact> &facts);
QByteArray htmlFigures(const ReportTable &table);
QByteArray htmlCard(const ReportAnswer &answer);

// A string table: one row a string, one column a target.
QByteArray htmlStringsHead(const SheetSource &source);
QByteArray htmlStringsRow(const ReportSection &section);

} // namespace lineup
