// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "settingvalues.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

namespace lineup {

// One row of the table in settings.cpp each.
enum class Setting {
    KeyReferences,
    ApprovedOrigins,
    RecentLineups,
    CurrentLineup,
    AnswersLayout,
    SynchronizedScrolling,
    Appearance,
    Language,
    ReadingFont,
    RequestDefaults,
    Proxy,
    PriceOverrides,
    WindowGeometry,
    WindowState,
    Shortcuts,
    FirstStartSeen,
    UnsentPrompt,
    RegionSizes,
    LastFolders,
    SheetExport,
    MainView,
    Tables,
};

// Everything the program remembers but keys and history: in memory once constructed, in `settings.json`
// shortly after a change. The constructor reads the file (call it before there is a window); writing happens
// in a worker, is merged with what another process wrote, and is finished when the destructor returns.
// Failures come as saveFailed(), for people; what could not be saved is tried again with the next change.
// Main thread only.
class Settings : public QObject
{
    Q_OBJECT
public:
    static constexpr int saveDelayMs = 250;
    static constexpr int recentLineupsKept = 10;

    explicit Settings(const QString &directory, QObject *parent = nullptr);
    ~Settings() override;

    QString filePath() const { return m_path; }
    // Where a settings file that could not be understood was put aside at start, or "".
    QString damagedCopy() const { return m_damagedCopy; }

    // Any setting as the file has it; a value of a wrong type is not accepted. Prefer the typed ones below.
    QJsonValue value(Setting setting) const;
    void setValue(Setting setting, const QJsonValue &value);
    void reset(Setting setting);
    // Starts writing now instead of after saveDelayMs; saved() or saveFailed() follows unless isSaved().
    void save();
    // Looks in a worker whether another process (the command line) changed the names of keys or the approved
    // origins; changed() follows if so. What is not saved yet here wins.
    void lookForKeys();
    bool isSaved() const { return m_unsaved.isEmpty() && m_writes == 0; }

    QJsonArray keyReferences() const { return value(Setting::KeyReferences).toArray(); }
    void setKeyReferences(const QJsonArray &references) { setValue(Setting::KeyReferences, references); }
    QStringList approvedOrigins() const;
    void setApprovedOrigins(const QStringList &origins);

    // Newest first, absolute paths.
    QStringList recentLineups() const;
    void addRecentLineup(const QString &path);
    QString currentLineup() const { return value(Setting::CurrentLineup).toString(); }
    void setCurrentLineup(const QString &name) { setValue(Setting::CurrentLineup, name); }

    AnswersLayout answersLayout() const;
    void setAnswersLayout(AnswersLayout layout);
    bool synchronizedScrolling() const { return value(Setting::SynchronizedScrolling).toBool(); }
    void setSynchronizedScrolling(bool on) { setValue(Setting::SynchronizedScrolling, on); }
    AppearanceMode appearance() const;
    void setAppearance(AppearanceMode appearance);
    // A locale name as "de" or "pt_BR"; "" for the system's.
    QString language() const { return value(Setting::Language).toString(); }
    void setLanguage(const QString &language) { setValue(Setting::Language, language); }
    ReadingFont readingFont() const;
    void setReadingFont(const ReadingFont &font);

    RequestDefaults requestDefaults() const;
    void setRequestDefaults(const RequestDefaults &defaults);
    ProxySettings proxy() const;
    void setProxy(const ProxySettings &proxy);
    // "catalogue/model" -> {"input": USD/M tokens, "output": USD/M tokens}; see withPrices().
    QJsonObject priceOverrides() const { return value(Setting::PriceOverrides).toObject(); }
    void setPriceOverrides(const QJsonObject &prices) { setValue(Setting::PriceOverrides, prices); }

    QByteArray windowGeometry() const;
    void setWindowGeometry(const QByteArray &geometry);
    QByteArray windowState() const;
    void setWindowState(const QByteArray &state);
    // Heights of prompt, race and answers where the user moved a divider; empty: as the texts need it.
    QList<int> regionSizes() const;
    void setRegionSizes(const QList<int> &sizes);
    // The folder that a file dialog of this purpose ("lineup", "answer", ...) was last used in, or "".
    QString lastFolder(const QString &purpose) const;
    void setLastFolder(const QString &purpose, const QString &folder);
    // What was last chosen in the export dialog, as it spells it.
    QJsonObject sheetExport() const { return value(Setting::SheetExport).toObject(); }
    void setSheetExport(const QJsonObject &choice) { setValue(Setting::SheetExport, choice); }
    // Which of its views the window shows: "compare" or "table".
    QString mainView() const { return value(Setting::MainView).toString(); }
    void setMainView(const QString &view) { setValue(Setting::MainView, view); }
    // What was last chosen for a string table, as the set-up spells it.
    QJsonObject tables() const { return value(Setting::Tables).toObject(); }
    void setTables(const QJsonObject &choice) { setValue(Setting::Tables, choice); }
    // Action id (its object name) -> QKeySequence's portable text; "" for an action without shortcut.
    QMap<QString, QString> shortcuts() const;
    void setShortcuts(const QMap<QString, QString> &shortcuts);
    bool firstStartSeen() const { return value(Setting::FirstStartSeen).toBool(); }
    void setFirstStartSeen(bool seen) { setValue(Setting::FirstStartSeen, seen); }
    UnsentPrompt unsentPrompt() const;
    void setUnsentPrompt(const UnsentPrompt &prompt);

Q_SIGNALS:
    void changed(lineup::Setting setting);
    void saveFailed(const QString &message);
    void saved();

private:
    void takeKeys(const QJsonObject &values);
    void saveFinished(const QSet<Setting> &settings, const QString &error);

    QString m_path;
    QString m_damagedCopy;
    QJsonObject m_values;
    QSet<Setting> m_unsaved;
    bool m_looking = false;
    int m_writes = 0; // handed to the worker and not finished
    QTimer m_delay;
    QThreadPool m_writer; // one thread: writes keep their order
};

} // namespace lineup
