// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QAbstractTableModel>
#include <QDialog>
#include <QMap>

class QDialogButtonBox;
class QLineEdit;
class QTableView;

namespace lineup {

// Speakers and what a translator should know of each. GUI thread.
class TableCharactersModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Speaker, Note, ColumnCount };

    // Who has a note but no lines in the files stands last.
    TableCharactersModel(const QStringList &speakers, const QMap<QString, QString> &notes,
                         QObject *parent = nullptr);

    QMap<QString, QString> notes() const; // those that say something
    // Returns its row.
    int addSpeaker(const QString &name);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    QStringList m_speakers;
    QMap<QString, QString> m_notes;
};

// Edits the notes on characters that go along with their lines. Open it with open().
class TableCharactersDialog : public QDialog
{
    Q_OBJECT
public:
    TableCharactersDialog(const QStringList &speakers, const QMap<QString, QString> &notes,
                          QWidget *parent = nullptr);

    void accept() override;

Q_SIGNALS:
    void notesChosen(const QMap<QString, QString> &notes);

private:
    void build();
    void addSpeaker();

    TableCharactersModel *m_model;
    QTableView *m_view;
    QLineEdit *m_name;
    QDialogButtonBox *m_buttons;
};

} // namespace lineup
