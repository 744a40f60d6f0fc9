// SPDX-License-Identifier: Apache-2.0
#include "lineupchooser.h"

#include "keys/credentialstore.h"
#include "settings/settings.h"
#include "work/rehearsalserver.h"

#include <QFileInfo>

namespace lineup {

namespace {

// What Settings keep as the current lineup when it is no file.
const QString &rehearsalName()
{
    static const QString name = QStringLiteral("rehearsal:");
    return name;
}

QString fileTitle(const QString &path)
{
    QString name = QFileInfo(path).fileName();
    if (name.endsWith(u".lineup.json"))
        name.chop(12);
    return name;
}

} // namespace

LineupChooser::LineupChooser(const ProgramParts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_library(this)
{
    m_library.setRecentFiles(parts.settings->recentLineups());
    connect(&m_library, &LineupLibrary::recentFilesChanged, this, &LineupChooser::choicesChanged);
    connect(&m_library, &LineupLibrary::approvalNeeded, this,
            [this](const QString &, const QList<KeyDestination> &destinations) {
                Q_EMIT approvalNeeded(destinations);
            });
    connect(parts.rehearsal, &RehearsalServer::started, this, [this](quint16 port) {
        if (m_rehearsalWanted)
            setCurrent(rehearsalLineup(port), Source::Rehearsal, {});
    });
    connect(parts.rehearsal, &RehearsalServer::failed, this, [this](const QString &message) {
        Q_EMIT problem(tr("The rehearsal could not start."), message);
    });
}

void LineupChooser::startWith(const QString &file, bool rehearsal)
{
    const QString last = m_parts.settings->currentLineup();
    if (!file.isEmpty())
        openFile(file);
    else if (!rehearsal && !last.isEmpty() && last != rehearsalName())
        openFile(last);
    else
        chooseRehearsal();
}

void LineupChooser::chooseRehearsal()
{
    m_rehearsalWanted = true;
    if (m_parts.rehearsal->isRunning())
        setCurrent(rehearsalLineup(m_parts.rehearsal->port()), Source::Rehearsal, {});
    else
        m_parts.rehearsal->start();
}

void LineupChooser::openFile(const QString &path)
{
    m_library.open(path, this, [this](const LineupLibrary::Opened &opened) { onOpened(opened); });
}

void LineupChooser::onOpened(const LineupLibrary::Opened &opened)
{
    const QString name = QFileInfo(opened.path).fileName();
    if (!opened.result.lineup) {
        Q_EMIT problem(tr("The lineup %1 could not be opened.").arg(name), opened.report());
        Q_EMIT choicesChanged();
        if (m_source == Source::None)
            chooseRehearsal();
        return;
    }
    setCurrent(*opened.result.lineup, Source::File, opened.path);
    const QString warnings = opened.report();
    if (!warnings.isEmpty())
        Q_EMIT problem(tr("The lineup %1 was opened, with remarks.").arg(name), warnings);
}

void LineupChooser::setCurrent(const Lineup &lineup, Source source, const QString &path)
{
    m_rehearsalWanted = source == Source::Rehearsal;
    m_current = lineup;
    m_source = source;
    m_path = path;
    if (source == Source::Unsaved)
        m_unsaved = lineup;
    if (source == Source::File) {
        m_parts.settings->addRecentLineup(path);
        m_parts.settings->setCurrentLineup(path);
    } else if (source == Source::Rehearsal) {
        m_parts.settings->setCurrentLineup(rehearsalName());
    }
    Q_EMIT choicesChanged();
    Q_EMIT lineupChanged();
}

void LineupChooser::use(const Lineup &lineup)
{
    if (m_source != Source::File) {
        setCurrent(lineup, Source::Unsaved, {});
        return;
    }
    saveAs(lineup, m_path);
}

void LineupChooser::saveAs(const Lineup &lineup, const QString &path)
{
    m_library.save(lineup, path, this, [this, lineup, path](const QString &error) {
        if (!error.isEmpty()) {
            Q_EMIT problem(tr("The lineup was not saved. Your changes are in use until you close Lineup."),
                           error);
            setCurrent(lineup, Source::Unsaved, {});
            return;
        }
        setCurrent(lineup, Source::File, path);
        Q_EMIT saved(path);
    });
}

void LineupChooser::approve(const QStringList &origins)
{
    for (const QString &origin : origins)
        m_parts.credentials->approveOrigin(origin);
}

QStringList LineupChooser::names() const
{
    QStringList names{ tr("Rehearsal (canned texts)") };
    if (m_source == Source::Unsaved || !m_unsaved.targets.isEmpty())
        names += tr("%1 (not saved)").arg(m_unsaved.name.isEmpty() ? tr("New lineup") : m_unsaved.name);
    for (const QString &path : m_library.recentFiles())
        names += path == m_path && !m_current.name.isEmpty() ? m_current.name : fileTitle(path);
    return names;
}

int LineupChooser::currentIndex() const
{
    const int files = m_unsaved.targets.isEmpty() ? 1 : 2;
    switch (m_source) {
    case Source::None:
        return -1;
    case Source::Rehearsal:
        return 0;
    case Source::Unsaved:
        return 1;
    case Source::File: {
        const qsizetype index = m_library.recentFiles().indexOf(m_path);
        return index < 0 ? -1 : files + int(index);
    }
    }
    Q_UNREACHABLE();
}

void LineupChooser::choose(int index)
{
    const int files = m_unsaved.targets.isEmpty() ? 1 : 2;
    if (index == 0)
        chooseRehearsal();
    else if (index < files)
        setCurrent(m_unsaved, Source::Unsaved, {});
    else if (index - files < m_library.recentFiles().size())
        openFile(m_library.recentFiles().at(index - files));
}

} // namespace lineup
