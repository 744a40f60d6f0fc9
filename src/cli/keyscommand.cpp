// SPDX-License-Identifier: Apache-2.0
#include "keyscommand.h"

#include "keys/keyrules.h"
#include "settings/settings.h"

#include <QFile>
#include <QTextStream>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <termios.h>
#include <unistd.h>
#endif

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int exitDone = 0;
constexpr int exitUsage = 2;
constexpr int exitNotStored = 5;

constexpr qint64 longestKey = 16 * 1024;

QString inWords(const KeyResult &result)
{
    switch (result.state) {
    case KeyState::Found:
        return KeysCommand::tr("set");
    case KeyState::Missing:
        return KeysCommand::tr("not in the keychain any more");
    case KeyState::Locked:
        return KeysCommand::tr("keychain locked");
    case KeyState::NoKeychain:
        return KeysCommand::tr("no keychain");
    case KeyState::NotAnswering:
        return KeysCommand::tr("keychain does not answer");
    case KeyState::Denied:
        return KeysCommand::tr("access denied");
    case KeyState::NotNeeded:
    case KeyState::WrongOrigin:
        break;
    }
    return KeysCommand::tr("not set");
}

QString notStored(KeyState state)
{
    switch (state) {
    case KeyState::Locked:
        return KeysCommand::tr("The keychain is locked, so the key is not stored. Unlock it and try again.");
    case KeyState::Denied:
        return KeysCommand::tr("Access to the keychain was denied, so the key is not stored.");
    case KeyState::NotAnswering:
        return KeysCommand::tr("The keychain does not answer, so the key is not stored.");
    case KeyState::Found: // kept by this process only, which ends now
    case KeyState::NoKeychain:
        return KeysCommand::tr(
            "There is no keychain on this computer, so the key is not stored. Use an environment "
            "variable.");
    case KeyState::NotNeeded:
    case KeyState::Missing:
    case KeyState::WrongOrigin:
        break;
    }
    return KeysCommand::tr("The key is not stored.");
}

#ifdef Q_OS_UNIX
class EchoOff
{
public:
    EchoOff()
        : m_active(::isatty(STDIN_FILENO) && ::tcgetattr(STDIN_FILENO, &m_before) == 0)
    {
        if (!m_active)
            return;
        termios quiet = m_before;
        quiet.c_lflag &= ~tcflag_t(ECHO);
        ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &quiet);
    }
    ~EchoOff()
    {
        if (m_active)
            ::tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
    }
    Q_DISABLE_COPY_MOVE(EchoOff)

private:
    termios m_before = {};
    bool m_active;
};
#endif

} // namespace

QByteArray readKeyFromStandardInput()
{
#ifdef Q_OS_UNIX
    const EchoOff quiet;
#endif
    QFile input;
    // Unbuffered: no second copy of the key stays behind in the device.
    if (!input.open(stdin, QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {};
    return input.readLine(longestKey).trimmed();
}

KeysCommand::KeysCommand(CredentialStore *credentials, Settings *settings, QTextStream *out, QTextStream *err,
                         ReadKey readKey, QObject *parent)
    : QObject(parent)
    , m_credentials(credentials)
    , m_settings(settings)
    , m_out(out)
    , m_err(err)
    , m_readKey(std::move(readKey))
{ }

void KeysCommand::run(const QStringList &arguments, std::function<void(int)> done)
{
    m_done = std::move(done);
    QStringList words;
    QString origin;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments.at(i);
        if (argument == u"--origin" && i + 1 < arguments.size()) {
            origin = arguments.at(++i);
        } else if (argument.startsWith(u"--origin="_s)) {
            origin = argument.mid(9);
        } else if (argument.startsWith(u'-')) {
            usage(tr("Unknown option: %1").arg(argument));
            return;
        } else {
            words.append(argument);
        }
    }
    const QString verb = words.value(0);
    if (verb == u"list" && words.size() == 1 && origin.isEmpty())
        list();
    else if (verb == u"set" && words.size() == 2)
        set(words.at(1), origin);
    else if (verb == u"remove" && words.size() == 2 && origin.isEmpty())
        remove(words.at(1));
    else if (verb == u"set" && words.size() > 2)
        usage(tr("A key is never given as an argument; it is read from standard input."));
    else
        usage(QString());
}

void KeysCommand::usage(const QString &problem)
{
    if (!problem.isEmpty())
        *m_err << problem << Qt::endl;
    *m_err << tr("Usage: %1").arg(u"lineup-cli keys list | set NAME [--origin URL] | remove NAME"_s)
           << Qt::endl;
    end(exitUsage);
}

void KeysCommand::end(int status)
{
    m_out->flush();
    m_err->flush();
    const std::function<void(int)> done = std::exchange(m_done, {});
    done(status);
}

void KeysCommand::list()
{
    const QList<KeyReference> references = m_credentials->references();
    QList<Line> lines;
    for (const Provider &provider : builtInProviders()) {
        if (provider.keyName.isEmpty())
            continue;
        const QString variable = m_credentials->environmentVariable(provider.keyEnvs);
        if (!variable.isEmpty()) {
            lines.append({ provider.keyName, ownOrigin(provider.id), tr("environment (%1)").arg(variable),
                           tr("set") });
        }
        const bool stored = std::any_of(references.begin(), references.end(), [&](const KeyReference &entry) {
            return entry.name == provider.keyName;
        });
        if (variable.isEmpty() && !stored)
            lines.append({ provider.keyName, ownOrigin(provider.id), u"-"_s, tr("not set") });
    }
    listStored(references, lines);
}

// One after the other: the keychain does no better, and the lines keep their order.
void KeysCommand::listStored(const QList<KeyReference> &references, const QList<Line> &lines)
{
    if (references.isEmpty()) {
        print(lines);
        return;
    }
    const KeyReference &reference = references.first();
    m_credentials->check(reference.name, this, [this, references, reference, lines](const KeyResult &result) {
        QList<Line> more = lines;
        more.append({ reference.name, reference.origin,
                      reference.sessionOnly ? tr("this session") : tr("keychain"), inWords(result) });
        listStored(references.mid(1), more);
    });
}

void KeysCommand::print(QList<Line> lines)
{
    std::stable_sort(lines.begin(), lines.end(),
                     [](const Line &a, const Line &b) { return a.name < b.name; });
    lines.prepend({ tr("NAME"), tr("ORIGIN"), tr("WHERE"), tr("STATE") });
    qsizetype name = 0;
    qsizetype origin = 0;
    qsizetype where = 0;
    for (Line &line : lines) {
        if (line.origin.isEmpty())
            line.origin = u"-"_s;
        name = qMax(name, line.name.size());
        origin = qMax(origin, line.origin.size());
        where = qMax(where, line.where.size());
    }
    for (const Line &line : std::as_const(lines)) {
        *m_out << line.name.leftJustified(name) << u"  "_s << line.origin.leftJustified(origin) << u"  "_s
               << line.where.leftJustified(where) << u"  "_s << line.state << Qt::endl;
    }
    end(exitDone);
}

void KeysCommand::set(const QString &name, const QString &origin)
{
    const QString address = origin.isEmpty() ? ownOriginOfKey(name) : origin;
    if (address.isEmpty()) {
        usage(tr("\"%1\" is no built-in provider's key. Say where it belongs with --origin.").arg(name));
        return;
    }
    const Secret key(m_readKey());
    connect(m_credentials, &CredentialStore::waitingForPassword, this, [this](bool waiting) {
        if (waiting)
            *m_err << tr("The keyring asks for its password. Type it in the keyring's own window.")
                   << Qt::endl;
    });
    m_credentials->store(name, address, key, this, [this, name](const KeyResult &result) {
        const QList<KeyReference> references = m_credentials->references();
        const bool stored = std::any_of(references.begin(), references.end(), [&](const KeyReference &entry) {
            return entry.name == name && !entry.sessionOnly;
        });
        if (result.state == KeyState::Missing) {
            *m_err << result.message << Qt::endl;
            end(exitUsage);
        } else if (result.state == KeyState::Found && stored) {
            afterSaving(tr("The key \"%1\" is stored in the keychain.").arg(name));
        } else {
            *m_err << notStored(result.state) << Qt::endl;
            end(exitNotStored);
        }
    });
}

void KeysCommand::remove(const QString &name)
{
    const QList<KeyReference> references = m_credentials->references();
    const bool known = std::any_of(references.begin(), references.end(),
                                   [&](const KeyReference &entry) { return entry.name == name; });
    m_credentials->remove(name, this, [this, name, known](const KeyResult &result) {
        if (!result.message.isEmpty())
            *m_err << result.message << Qt::endl;
        if (!known)
            end(exitUsage);
        else if (result.state == KeyState::Missing)
            afterSaving(tr("The key \"%1\" is removed.").arg(name));
        else
            end(exitNotStored);
    });
}

// A key that no settings file names would be lost: only then is it done.
void KeysCommand::afterSaving(const QString &message)
{
    const auto finish = [this, message] {
        *m_err << message << Qt::endl;
        end(exitDone);
    };
    if (m_settings->isSaved()) {
        finish();
        return;
    }
    connect(m_settings, &Settings::saved, this, finish, Qt::SingleShotConnection);
    connect(m_settings, &Settings::saveFailed, this, [this](const QString &problem) {
        *m_err << problem << Qt::endl;
        end(exitNotStored);
    });
    m_settings->save();
}

} // namespace lineup
