// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace lineup::test {

struct HostileAnswer
{
    QByteArray name;
    QString text;
};

// Where the corpus points to, so that a test notices when somebody follows.
struct HostileAddresses
{
    QString web; // "http://127.0.0.1:1234"
    QString file; // "/tmp/x/secret.png", which is there
};

// More than 200 answers that have hung, tricked or robbed other programs, each short enough to be made at
// once.
QList<HostileAnswer> hostileAnswers(const HostileAddresses &addresses);

} // namespace lineup::test
