// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringunit.h"

#include <QByteArray>

namespace lineup {

// The forms that CLDR gives a language for whole numbers, in the order zero, one, two, few, many, other; a
// language that nobody knows has only "other".
QList<PluralForm> pluralFormsOf(const QString &language);

struct PluralHeader
{
    QList<PluralForm> forms; // by index; empty: the header cannot be used
    QString problem; // for people; empty: it can
};

// What "nplurals=3; plural=n==1 ? 0 : ...;" says, with each form named after the category of `language` that
// most of its numbers have.
PluralHeader readPluralHeader(const QByteArray &header, const QString &language);

// The categories in CLDR's order.
const QStringList &pluralCategories();

} // namespace lineup
