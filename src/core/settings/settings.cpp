// SPDX-License-Identifier: Apache-2.0
#include "settings.h"

#include "settingsfile.h"

#include <QDir>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Row
{
    Setting setting;
    QString name;
    QJsonValue fallback;
};

const Row &row(Setting setting)
{
    static const QList<Row> rows{
        { Setting::KeyReferences, u"keyReferences"_s, QJsonArray() },
        { Setting::ApprovedOrigins, u"approvedOrigins"_s, QJsonArray() },
        { Setting::RecentLineups, u"recentLineups"_s, QJsonArray() },
        { Setting::CurrentLineup, u"currentLineup"_s, QString() },
        { Setting::AnswersLayout, u"answersLayout"_s, u"columns"_s },
        { Setting::SynchronizedScrolling, u"synchronizedScrolling"_s, false },
        { Setting::Appearance, u"appearance"_s, u"system"_s },
        { Setting::Language, u"language"_s, QString() },
        { Setting::ReadingFont, u"readingFont"_s, QJsonObject() },
        { Setting::RequestDefaults, u"requestDefaults"_s, QJsonObject() },
        { Setting::Proxy, u"proxy"_s, QJsonObject() },
        { Setting::PriceOverrides, u"priceOverrides"_s, QJsonObject() },
        { Setting::WindowGeometry, u"windowGeometry"_s, QString() },
        { Setting::WindowState, u"windowState"_s, QString() },
        { Setting::Shortcuts, u"shortcuts"_s, QJsonObject() },
        { Setting::FirstStartSeen, u"firstStartSeen"_s, false },
        { Setting::UnsentPrompt, u"unsentPrompt"_s, QJsonObject() },
        { Setting::RegionSizes, u"regionSizes"_s, QJsonArray() },
        { Setting::LastFolders, u"lastFolders"_s, QJsonObject() },
        { Setting::SheetExport, u"sheetExport"_s, QJsonObject() },
        { Setting::MainView, u"mainView"_s, u"compare"_s },
        { Setting::Tables, u"tables"_s, QJsonObject() },
    };
    return rows.at(qsizetype(setting));
}

// The words that stand in the file for an enum's values, in their order.
template <typename Enum>
Enum fromWord(const QStringList &words, const QString &word)
{
    return Enum(qMax(qsizetype(0), words.indexOf(word)));
}

const QStringList &layoutWords()
{
    static const QStringList words{ u"columns"_s, u"grid"_s, u"tabs"_s };
    return words;
}

const QStringList &appearanceWords()
{
    static const QStringList words{ u"system"_s, u"light"_s, u"dark"_s };
    return words;
}

const QStringList &proxyWords()
{
    static const QStringList words{ u"system"_s, u"none"_s, u"manual"_s };
    return words;
}

QStringList strings(const QJsonValue &value)
{
    QStringList list;
    const QJsonArray array = value.toArray();
    for (const auto entry : array) {
        if (entry.isString())
            list.append(entry.toString());
    }
    return list;
}

QMap<QString, QString> stringMap(const QJsonValue &value)
{
    QMap<QString, QString> map;
    const QJsonObject object = value.toObject();
    for (auto entry = object.begin(); entry != object.end(); ++entry) {
        if (entry.value().isString())
            map.insert(entry.key(), entry.value().toString());
    }
    return map;
}

QJsonObject stringObject(const QMap<QString, QString> &map)
{
    QJsonObject object;
    for (auto entry = map.begin(); entry != map.end(); ++entry)
        object.insert(entry.key(), entry.value());
    return object;
}

std::optional<int> notNegative(const QJsonValue &value)
{
    const int number = value.toInt(-1);
    return number < 0 ? std::optional<int>() : number;
}

void insertIfSet(QJsonObject &object, const QString &name, const std::optional<int> &value)
{
    if (value)
        object.insert(name, *value);
}

} // namespace

Settings::Settings(const QString &directory, QObject *parent)
    : QObject(parent)
    , m_path(QDir(directory).absoluteFilePath(u"settings.json"_s))
{
    LoadedSettings loaded = readSettingsFile(m_path);
    m_values = loaded.values;
    m_damagedCopy = loaded.damagedCopy;
    m_writer.setMaxThreadCount(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(saveDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &Settings::save);
}

Settings::~Settings()
{
    save();
    m_writer.waitForDone();
}

QJsonValue Settings::value(Setting setting) const
{
    const Row &entry = row(setting);
    const QJsonValue stored = m_values.value(entry.name);
    return stored.type() == entry.fallback.type() ? stored : entry.fallback;
}

void Settings::setValue(Setting setting, const QJsonValue &value)
{
    if (value.type() != row(setting).fallback.type() || value == this->value(setting))
        return;
    m_values.insert(row(setting).name, value);
    m_unsaved.insert(setting);
    m_delay.start();
    Q_EMIT changed(setting);
}

void Settings::reset(Setting setting)
{
    setValue(setting, row(setting).fallback);
}

void Settings::save()
{
    m_delay.stop();
    if (m_unsaved.isEmpty())
        return;
    QJsonObject changes;
    const QSet<Setting> settings = std::exchange(m_unsaved, {});
    for (const Setting setting : settings)
        changes.insert(row(setting).name, value(setting));
    ++m_writes;
    m_writer.start([this, path = m_path, changes, settings] {
        const QString error = mergeIntoSettingsFile(path, changes);
        // The destructor waits for this thread, so `this` is alive; the queued call dies with it.
        QMetaObject::invokeMethod(
            this, [this, settings, error] { saveFinished(settings, error); }, Qt::QueuedConnection);
    });
}

void Settings::lookForKeys()
{
    if (std::exchange(m_looking, true))
        return;
    m_writer.start([this, path = m_path] {
        const QJsonObject values = readSettingsFile(path).values;
        QMetaObject::invokeMethod(
            this, [this, values] { takeKeys(values); }, Qt::QueuedConnection);
    });
}

void Settings::takeKeys(const QJsonObject &values)
{
    m_looking = false;
    for (const Setting setting : { Setting::KeyReferences, Setting::ApprovedOrigins }) {
        const QJsonValue found = values.value(row(setting).name);
        if (m_writes > 0 || m_unsaved.contains(setting) || found.type() != row(setting).fallback.type()
            || found == value(setting))
            continue;
        m_values.insert(row(setting).name, found);
        Q_EMIT changed(setting);
    }
}

void Settings::saveFinished(const QSet<Setting> &settings, const QString &error)
{
    --m_writes;
    if (error.isEmpty()) {
        Q_EMIT saved();
        return;
    }
    m_unsaved.unite(settings);
    Q_EMIT saveFailed(error);
}

QStringList Settings::approvedOrigins() const
{
    return strings(value(Setting::ApprovedOrigins));
}

void Settings::setApprovedOrigins(const QStringList &origins)
{
    setValue(Setting::ApprovedOrigins, QJsonArray::fromStringList(origins));
}

QStringList Settings::recentLineups() const
{
    return strings(value(Setting::RecentLineups));
}

void Settings::addRecentLineup(const QString &path)
{
    QStringList paths = recentLineups();
    paths.removeAll(path);
    paths.prepend(path);
    setValue(Setting::RecentLineups, QJsonArray::fromStringList(paths.mid(0, recentLineupsKept)));
}

AnswersLayout Settings::answersLayout() const
{
    return fromWord<AnswersLayout>(layoutWords(), value(Setting::AnswersLayout).toString());
}

void Settings::setAnswersLayout(AnswersLayout layout)
{
    setValue(Setting::AnswersLayout, layoutWords().at(qsizetype(layout)));
}

AppearanceMode Settings::appearance() const
{
    return fromWord<AppearanceMode>(appearanceWords(), value(Setting::Appearance).toString());
}

void Settings::setAppearance(AppearanceMode appearance)
{
    setValue(Setting::Appearance, appearanceWords().at(qsizetype(appearance)));
}

ReadingFont Settings::readingFont() const
{
    const QJsonObject object = value(Setting::ReadingFont).toObject();
    return { object.value(u"family").toString(), qMax(0, object.value(u"pointSize").toInt()) };
}

void Settings::setReadingFont(const ReadingFont &font)
{
    setValue(Setting::ReadingFont,
             QJsonObject{ { u"family"_s, font.family }, { u"pointSize"_s, font.pointSize } });
}

RequestDefaults Settings::requestDefaults() const
{
    const QJsonObject object = value(Setting::RequestDefaults).toObject();
    RequestDefaults defaults;
    defaults.timeouts.connectMs = notNegative(object.value(u"connectMs"));
    defaults.timeouts.firstTokenMs = notNegative(object.value(u"firstTokenMs"));
    defaults.timeouts.idleMs = notNegative(object.value(u"idleMs"));
    defaults.timeouts.totalMs = notNegative(object.value(u"totalMs"));
    defaults.retries = notNegative(object.value(u"retries"));
    return defaults;
}

void Settings::setRequestDefaults(const RequestDefaults &defaults)
{
    QJsonObject object;
    insertIfSet(object, u"connectMs"_s, defaults.timeouts.connectMs);
    insertIfSet(object, u"firstTokenMs"_s, defaults.timeouts.firstTokenMs);
    insertIfSet(object, u"idleMs"_s, defaults.timeouts.idleMs);
    insertIfSet(object, u"totalMs"_s, defaults.timeouts.totalMs);
    insertIfSet(object, u"retries"_s, defaults.retries);
    setValue(Setting::RequestDefaults, object);
}

ProxySettings Settings::proxy() const
{
    const QJsonObject object = value(Setting::Proxy).toObject();
    return { fromWord<ProxyMode>(proxyWords(), object.value(u"mode").toString()),
             object.value(u"url").toString() };
}

void Settings::setProxy(const ProxySettings &proxy)
{
    setValue(Setting::Proxy,
             QJsonObject{ { u"mode"_s, proxyWords().at(qsizetype(proxy.mode)) }, { u"url"_s, proxy.url } });
}

QByteArray Settings::windowGeometry() const
{
    return QByteArray::fromBase64(value(Setting::WindowGeometry).toString().toLatin1());
}

void Settings::setWindowGeometry(const QByteArray &geometry)
{
    setValue(Setting::WindowGeometry, QString::fromLatin1(geometry.toBase64()));
}

QByteArray Settings::windowState() const
{
    return QByteArray::fromBase64(value(Setting::WindowState).toString().toLatin1());
}

void Settings::setWindowState(const QByteArray &state)
{
    setValue(Setting::WindowState, QString::fromLatin1(state.toBase64()));
}

QList<int> Settings::regionSizes() const
{
    QList<int> sizes;
    const QJsonArray array = value(Setting::RegionSizes).toArray();
    for (const auto size : array)
        sizes.append(size.toInt());
    return sizes;
}

void Settings::setRegionSizes(const QList<int> &sizes)
{
    QJsonArray array;
    for (const int size : sizes)
        array.append(size);
    setValue(Setting::RegionSizes, array);
}

QString Settings::lastFolder(const QString &purpose) const
{
    return value(Setting::LastFolders).toObject().value(purpose).toString();
}

void Settings::setLastFolder(const QString &purpose, const QString &folder)
{
    QJsonObject folders = value(Setting::LastFolders).toObject();
    folders.insert(purpose, folder);
    setValue(Setting::LastFolders, folders);
}

QMap<QString, QString> Settings::shortcuts() const
{
    return stringMap(value(Setting::Shortcuts));
}

void Settings::setShortcuts(const QMap<QString, QString> &shortcuts)
{
    setValue(Setting::Shortcuts, stringObject(shortcuts));
}

UnsentPrompt Settings::unsentPrompt() const
{
    const QJsonObject object = value(Setting::UnsentPrompt).toObject();
    return { object.value(u"system").toString(), object.value(u"user").toString(),
             stringMap(object.value(u"variables")) };
}

void Settings::setUnsentPrompt(const UnsentPrompt &prompt)
{
    setValue(Setting::UnsentPrompt,
             QJsonObject{ { u"system"_s, prompt.system },
                          { u"user"_s, prompt.user },
                          { u"variables"_s, stringObject(prompt.variables) } });
}

} // namespace lineup
