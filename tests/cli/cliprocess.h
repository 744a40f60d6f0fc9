// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <csignal>

namespace lineup::test {

// lineup-cli as a process of its own, with private settings and, unless `dataFolder` says where, private
// data. Lives in the test's thread.
class CliProcess
{
public:
    explicit CliProcess(const QStringList &arguments, const QByteArray &locale = "C.UTF-8",
                        const QString &program = QStringLiteral(LINEUP_CLI), const QJsonObject &settings = {},
                        const QString &dataFolder = {})
    {
        writeSettings(settings);
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("LINEUP_CONFIG_DIR"), folder.filePath(QStringLiteral("config")));
        environment.insert(QStringLiteral("LINEUP_DATA_DIR"),
                           dataFolder.isEmpty() ? folder.filePath(QStringLiteral("data")) : dataFolder);
        environment.insert(QStringLiteral("LC_ALL"), QString::fromLatin1(locale));
        environment.remove(QStringLiteral("DISPLAY"));
        process.setProcessEnvironment(environment);
        QObject::connect(&process, &QProcess::readyReadStandardOutput, &process,
                         [this] { out += process.readAllStandardOutput(); });
        QObject::connect(&process, &QProcess::readyReadStandardError, &process,
                         [this] { err += process.readAllStandardError(); });
        process.start(program, arguments);
    }
    ~CliProcess() { process.kill(); }

    bool hasEnded() const
    {
        return process.state() == QProcess::NotRunning && process.exitStatus() == QProcess::NormalExit;
    }
    void signal(int number) const { ::kill(pid_t(process.processId()), number); }
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QList<QJsonObject> events() const
    {
        QList<QJsonObject> list;
        for (const QByteArray &line : out.split('\n')) {
            if (!line.isEmpty())
                list.append(QJsonDocument::fromJson(line).object());
        }
        return list;
    }

private:
    void writeSettings(const QJsonObject &settings)
    {
        QDir(folder.path()).mkpath(QStringLiteral("config"));
        QFile file(folder.filePath(QStringLiteral("config/settings.json")));
        if (!settings.isEmpty()
            && (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(settings).toJson()) < 0))
            qFatal("the test cannot write its settings");
    }

public:
    QTemporaryDir folder;
    QProcess process;
    QByteArray out;
    QByteArray err;
};

} // namespace lineup::test
