// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "report.h"

#include <QByteArray>
#include <QLocale>

namespace lineup {

// The latency bars of one run as inline SVG, one row a target on a shared axis; empty where no target was
// reached. Widths are percentages, so that letters keep their size on a telephone.
QByteArray htmlBars(const QList<ReportBar> &bars, const QLocale &locale);

// For text between tags and in double quotes.
QByteArray htmlEscaped(const QString &text);

} // namespace lineup
