// SPDX-License-Identifier: Apache-2.0
#include "lineupdialogs.h"

#include "common/background.h"
#include "common/icons.h"
#include "dialogfolders.h"
#include "lineupchooser.h"
#include "lineups/lineupeditor.h"
#include "model/provider.h"
#include "settings/settingsdialog.h"
#include "settings/shortcuts.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSaveFile>
#include <QStyle>

namespace lineup {

namespace {

// `symbol` is one of the program's own icons: those of platforms differ from box to box.
QMessageBox *plainBox(const QString &symbol, const QString &title, const QString &text, QWidget *parent)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, title, text, QMessageBox::NoButton, parent);
    const int size = box->style()->pixelMetric(QStyle::PM_MessageBoxIconSize, nullptr, box);
    const QIcon image = symbol == u"lineup" ? applicationIcon() : icon(symbol);
    box->setIconPixmap(image.pixmap(QSize(size, size), parent->devicePixelRatioF()));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setTextFormat(Qt::PlainText);
    return box;
}

// Empty: written.
QString writeText(const QString &path, const QString &text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 && file.commit())
        return {};
    return file.errorString();
}

} // namespace

LineupDialogs::LineupDialogs(const ProgramParts &parts, LineupChooser *chooser, Shortcuts *shortcuts,
                             QWidget *window)
    : QObject(window)
    , m_parts(parts)
    , m_chooser(chooser)
    , m_shortcuts(shortcuts)
    , m_window(window)
    , m_services(m_parts)
{ }

void LineupDialogs::editCurrent()
{
    Lineup lineup = m_chooser->current();
    if (m_chooser->isRehearsal())
        lineup.name = tr("Copy of %1").arg(lineup.name);
    edit(lineup);
}

void LineupDialogs::createNew()
{
    createFor(QStringLiteral("openai"), {});
}

void LineupDialogs::createFor(const QString &providerId, const QString &model)
{
    const Provider *provider = findProvider(providerId);
    Target target;
    target.id = providerId;
    target.label = provider ? provider->name : providerId;
    target.provider = providerId;
    target.model = model;
    edit({ tr("My lineup"), { target }, {} }, true);
}

void LineupDialogs::edit(const Lineup &lineup, bool isNew)
{
    auto *editor = new LineupEditor(&m_services, m_window);
    editor->setAttribute(Qt::WA_DeleteOnClose);
    editor->setNew(isNew);
    editor->setLineup(lineup);
    connect(editor, &LineupEditor::lineupAccepted, m_chooser, &LineupChooser::use);
    connect(editor, &LineupEditor::settingsRequested, this, &LineupDialogs::showKey);
    connect(editor, &LineupEditor::saveAsRequested, editor, [this, editor](const Lineup &edited) {
        askSavePath(edited, editor, [this, editor, edited](const QString &path) {
            m_chooser->saveAs(edited, path);
            editor->markSaved();
        });
    });
    editor->open();
}

void LineupDialogs::open()
{
    auto *dialog = new QFileDialog(m_window, tr("Open lineup"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    dialog->setNameFilters({ tr("Lineups (*.lineup.json *.json)"), tr("All files (*)") });
    useRememberedFolder(dialog, m_parts.settings, QStringLiteral("lineup"));
    connect(dialog, &QFileDialog::fileSelected, m_chooser, &LineupChooser::openFile);
    dialog->open();
}

void LineupDialogs::askSavePath(const Lineup &lineup, QObject *context,
                                std::function<void(QString path)> done)
{
    auto *dialog = new QFileDialog(m_window, tr("Save lineup as"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("Lineups (*.lineup.json)") });
    useRememberedFolder(dialog, m_parts.settings, QStringLiteral("lineup"));
    dialog->selectFile(LineupLibrary::suggestedFileName(lineup.name));
    connect(dialog, &QFileDialog::fileSelected, context,
            [done = std::move(done)](const QString &path) { done(LineupLibrary::withEnding(path)); });
    dialog->open();
}

void LineupDialogs::saveCurrentAs()
{
    const Lineup lineup = m_chooser->current();
    askSavePath(lineup, m_chooser, [this, lineup](const QString &path) { m_chooser->saveAs(lineup, path); });
}

SettingsDialog *LineupDialogs::settingsDialog()
{
    auto *dialog = m_window->findChild<SettingsDialog *>();
    if (!dialog) {
        dialog = new SettingsDialog(m_parts.settings, m_parts.credentials, m_shortcuts, m_parts.translations,
                                    m_window);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setHistory(m_parts.history);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    return dialog;
}

void LineupDialogs::showSettings()
{
    settingsDialog();
}

void LineupDialogs::showKeyboard()
{
    settingsDialog()->showPage(SettingsDialog::Page::Keyboard);
}

void LineupDialogs::showHistory()
{
    settingsDialog()->showPage(SettingsDialog::Page::History);
}

void LineupDialogs::showKey(const QString &providerId)
{
    settingsDialog()->showKey(providerId);
}

void LineupDialogs::askApproval(const QList<KeyDestination> &destinations)
{
    QStringList lines;
    QStringList origins;
    for (const KeyDestination &destination : destinations) {
        lines += destination.text();
        origins += destination.origin;
    }
    QMessageBox *box
        = plainBox(QStringLiteral("key"), tr("Send keys to these servers?"),
                   tr("This lineup sends keys to servers that are not their providers' own."), m_window);
    box->setInformativeText(lines.join(u'\n'));
    QPushButton *agree = box->addButton(tr("Allow"), QMessageBox::AcceptRole);
    QPushButton *refuse = box->addButton(tr("Do not allow"), QMessageBox::RejectRole);
    box->setDefaultButton(refuse);
    box->setEscapeButton(refuse);
    connect(box, &QMessageBox::buttonClicked, this, [this, agree, origins](QAbstractButton *button) {
        if (button == static_cast<QAbstractButton *>(agree))
            m_chooser->approve(origins);
    });
    box->open();
}

void LineupDialogs::showProblem(const QString &title, const QString &details)
{
    QMessageBox *box = plainBox(QStringLiteral("warning"), tr("Lineup"), title, m_window);
    box->setInformativeText(details);
    box->addButton(QMessageBox::Ok);
    box->open();
}

void LineupDialogs::showAbout()
{
    QMessageBox *box = plainBox(QStringLiteral("lineup"), tr("About Lineup"),
                                tr("Lineup %1").arg(QStringLiteral(LINEUP_VERSION)), m_window);
    box->setInformativeText(tr("One question to every AI provider at once, answers side by side.\n\n"
                               "Licensed under the Apache License 2.0."));
    box->addButton(QMessageBox::Ok);
    box->open();
}

void LineupDialogs::saveText(const QString &title, const QString &suggestedName, const QString &text)
{
    auto *dialog = new QFileDialog(m_window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({ tr("Text (*.txt)"), tr("Markdown (*.md)"), tr("All files (*)") });
    useRememberedFolder(dialog, m_parts.settings, QStringLiteral("answer"));
    dialog->selectFile(suggestedName);
    connect(dialog, &QFileDialog::fileSelected, this, [this, text](const QString &path) {
        runInBackground(
            this, [path, text] { return writeText(path, text); },
            [this, path](const QString &error) {
                if (!error.isEmpty())
                    showProblem(tr("The file %1 was not written.").arg(path), error);
            });
    });
    dialog->open();
}

} // namespace lineup
