// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "keys/credentialstore.h"

#include <QByteArray>
#include <QObject>
#include <QStringList>

#include <functional>

class QTextStream;

namespace lineup {

class Settings;

// `lineup-cli keys list | set NAME [--origin URL] | remove NAME`. run() once; `done` is called once, with the
// exit status: 0, 2 (usage) or 5 (not stored, not removed). No key is ever taken from arguments or printed.
// All collaborators must outlive it. Main thread.
class KeysCommand : public QObject
{
    Q_OBJECT
public:
    using ReadKey = std::function<QByteArray()>;

    KeysCommand(CredentialStore *credentials, Settings *settings, QTextStream *out, QTextStream *err,
                ReadKey readKey, QObject *parent = nullptr);

    // `arguments`: what follows the word "keys".
    void run(const QStringList &arguments, std::function<void(int)> done);

private:
    struct Line
    {
        QString name;
        QString origin;
        QString where;
        QString state;
    };

    void list();
    void listStored(const QList<KeyReference> &references, const QList<Line> &lines);
    void set(const QString &name, const QString &origin);
    void remove(const QString &name);
    void afterSaving(const QString &message);
    void print(QList<Line> lines);
    void usage(const QString &problem);
    void end(int status);

    CredentialStore *m_credentials;
    Settings *m_settings;
    QTextStream *m_out;
    QTextStream *m_err;
    ReadKey m_readKey;
    std::function<void(int)> m_done;
};

// The first line of standard input; a terminal does not show what is typed. Blocks until it is there.
QByteArray readKeyFromStandardInput();

} // namespace lineup
