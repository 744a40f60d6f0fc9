// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QString>
#include <QStringList>

namespace lineup {

// Which of our optional parameters (by lineup-file name) a 400 complains about; empty where none.
// `param` is the field that the error names, and then the only thing that counts; otherwise `message` is
// searched for the fields' names. Words that are also plain English ("stop", "seed") count only where they
// are quoted or stand as a name.
QString refusedParameter(const QString &param, const QString &message, const QStringList &sent);

} // namespace lineup
