// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tablegrid/sharedcells.h"
#include "work/tablewriting.h"

#include <QDialog>
#include <QTimer>

#include <memory>

class QPushButton;

namespace lineup {

namespace Ui {
class WriteBackDialog;
}

class LeftAloneModel;
class PreferenceModel;
class WriteBackModel;

// Puts the translations of a table run back into its files: shows what would become of each before anything
// is written, writes in a worker, and says what was left alone and why. Stays open afterwards. Open it with
// open(). GUI thread.
class WriteBackDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr int previewDelayMs = 250;

    // `files`: that of each language, as filesOf() finds them in a worker.
    WriteBackDialog(const TableJob &job, const SharedCells &cells, const QStringList &files,
                    QWidget *parent = nullptr);
    ~WriteBackDialog() override;

    TableChoice choice() const;
    WriteBackModel *languages() const { return m_languages; }

    void reject() override;

Q_SIGNALS:
    void written(const QString &words); // what was done, for people

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void connectControls();
    void showRow();
    void keepRow();
    void browse(bool out);
    void movePreference(int step);
    void changed();
    void preview();
    void write();
    void work(bool rehearse);
    void showPreview(const QList<TableWritten> &results);
    void showWritten(const QList<TableWritten> &results);
    void say(const QString &text);
    void updateState();
    QStringList problems(const QList<TableWritten> &results) const;

    std::unique_ptr<Ui::WriteBackDialog> m_ui;
    TableJob m_job;
    SharedCells m_cells;
    WriteBackModel *m_languages;
    LeftAloneModel *m_left;
    PreferenceModel *m_preferred;
    QPushButton *m_write;
    QPushButton *m_show;
    QTimer m_delay;
    QString m_lastFile; // that was written
    quint64 m_question = 0;
    int m_strings = 0; // that would be written
    bool m_writing = false;
    bool m_reckoned = false; // the preview is of what the fields say
};

} // namespace lineup
