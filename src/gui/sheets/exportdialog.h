// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "exportchoice.h"

#include <QDialog>
#include <QPointer>

#include <memory>

class QAbstractButton;
class QMessageBox;

namespace lineup {

namespace Ui {
class ExportDialog;
}

class ColumnsModel;
class PreviewModel;
class Settings;
class SheetJob;
struct SheetPreview;

// Asks what to export, in which format and where to, shows the first rows, and writes the sheet outside the
// window's thread. Stays open afterwards, so that another format can follow. Whatever stops the writing
// leaves the file that was there. Open it with open(). GUI thread; `settings` must outlive it.
class ExportDialog : public QDialog
{
    Q_OBJECT
public:
    // At least one scope; the first one is preselected.
    ExportDialog(const QList<SheetScope> &scopes, const SheetFormats &formats, Settings *settings,
                 QWidget *parent = nullptr);
    ~ExportDialog() override;

    void selectScope(int index);

    // Stops what is being written first.
    void reject() override;

Q_SIGNALS:
    void written(const QString &path);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fillBoxes();
    void connectControls();
    void restoreChoice();
    void remember() const;
    const SheetFormat &format() const;
    SheetOptions options() const;
    void formatChanged();
    void suggestFile();
    void refreshPreview();
    void showPreview(const SheetPreview &preview);
    void browse();
    void beginExport();
    void askReplace(const QString &path);
    void write(const QString &path);
    void onWritten(const QString &path, const SheetResult &result);
    void say(const QString &text, const QString &symbol);
    void updateState();
    void retranslate();

    std::unique_ptr<Ui::ExportDialog> m_ui;
    QList<SheetScope> m_scopes;
    SheetFormats m_formats;
    Settings *m_settings;
    ColumnsModel *m_columns;
    PreviewModel *m_preview;
    QAbstractButton *m_export;
    QPointer<SheetJob> m_job;
    QString m_folder;
    QString m_agreed; // a file that may be replaced
    QString m_last; // what was written last
    int m_previews = 0; // that were asked for: the last one counts
    bool m_ownName = false; // people have typed or chosen a name themselves
    bool m_checking = false; // looks whether there is a file already
};

} // namespace lineup
