// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "lineups/lineuplibrary.h"
#include "model/lineup.h"
#include "programparts.h"

#include <QObject>
#include <QStringList>

namespace lineup {

// Knows which lineup is in use and which others can be chosen: the rehearsal, lineups that were made but not
// saved, and the files that were opened lately. Starts the rehearsal's server when it is chosen. GUI thread.
class LineupChooser : public QObject
{
    Q_OBJECT
public:
    explicit LineupChooser(const ProgramParts &parts, QObject *parent = nullptr);

    // At start: a file, or the lineup that was used last, or the rehearsal.
    void startWith(const QString &file, bool rehearsal);
    void chooseRehearsal();
    void choose(int index);
    void openFile(const QString &path);
    // A lineup that was edited or made: used at once, and written to its file where it has one.
    void use(const Lineup &lineup);
    void saveAs(const Lineup &lineup, const QString &path);
    void approve(const QStringList &origins);

    const Lineup &current() const { return m_current; }
    const QString &currentPath() const { return m_path; } // empty: not from a file
    bool isRehearsal() const { return m_source == Source::Rehearsal; }
    QStringList names() const;
    int currentIndex() const;
    LineupLibrary *library() { return &m_library; }

Q_SIGNALS:
    void lineupChanged();
    void choicesChanged();
    void approvalNeeded(const QList<lineup::KeyDestination> &destinations);
    // Words for people; the lineup that was in use stays.
    void problem(const QString &title, const QString &details);
    void saved(const QString &path);

private:
    enum class Source { None, Rehearsal, Unsaved, File };

    void onOpened(const LineupLibrary::Opened &opened);
    void setCurrent(const Lineup &lineup, Source source, const QString &path);

    ProgramParts m_parts;
    LineupLibrary m_library;
    Lineup m_current;
    Lineup m_unsaved;
    QString m_path;
    Source m_source = Source::None;
    bool m_rehearsalWanted = false;
};

} // namespace lineup
