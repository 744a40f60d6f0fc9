// SPDX-License-Identifier: Apache-2.0
#include "tablecharactersdialog.h"

#include "dialogsize.h"
#include "sheets/showntext.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace lineup {

TableCharactersModel::TableCharactersModel(const QStringList &speakers, const QMap<QString, QString> &notes,
                                           QObject *parent)
    : QAbstractTableModel(parent)
    , m_speakers(speakers)
    , m_notes(notes)
{
    for (auto it = notes.cbegin(); it != notes.cend(); ++it) {
        if (!m_speakers.contains(it.key()))
            m_speakers.append(it.key());
    }
}

QMap<QString, QString> TableCharactersModel::notes() const
{
    QMap<QString, QString> notes;
    for (auto it = m_notes.cbegin(); it != m_notes.cend(); ++it) {
        if (!it.value().trimmed().isEmpty())
            notes.insert(it.key(), it.value().trimmed());
    }
    return notes;
}

int TableCharactersModel::addSpeaker(const QString &name)
{
    const qsizetype known = m_speakers.indexOf(name);
    if (known >= 0)
        return int(known);
    const int row = int(m_speakers.size());
    beginInsertRows({}, row, row);
    m_speakers.append(name);
    endInsertRows();
    return row;
}

int TableCharactersModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_speakers.size());
}

int TableCharactersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TableCharactersModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)
        || (role != Qt::DisplayRole && role != Qt::EditRole))
        return {};
    const QString &speaker = m_speakers.at(index.row());
    return index.column() == Speaker ? shownLine(speaker) : m_notes.value(speaker);
}

bool TableCharactersModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.column() != Note || role != Qt::EditRole)
        return false;
    m_notes.insert(m_speakers.at(index.row()), value.toString());
    Q_EMIT dataChanged(index, index);
    return true;
}

QVariant TableCharactersModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Speaker ? tr("Speaker") : tr("Note");
}

Qt::ItemFlags TableCharactersModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Note ? flags | Qt::ItemIsEditable : flags;
}

TableCharactersDialog::TableCharactersDialog(const QStringList &speakers, const QMap<QString, QString> &notes,
                                             QWidget *parent)
    : QDialog(parent)
    , m_model(new TableCharactersModel(speakers, notes, this))
    , m_view(new QTableView(this))
    , m_name(new QLineEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Characters"));
    build();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &TableCharactersDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &TableCharactersDialog::reject);
}

void TableCharactersDialog::build()
{
    auto *hint
        = new QLabel(tr("Age, register, mood, how they speak to whom: a note goes along with the lines "
                        "of its speaker."),
                     this);
    hint->setTextFormat(Qt::PlainText);
    hint->setWordWrap(true);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Notes on the characters"));
    m_view->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setSectionResizeMode(TableCharactersModel::Note, QHeaderView::Stretch);
    m_view->resizeColumnToContents(TableCharactersModel::Speaker);
    auto *label = new QLabel(tr("Another speaker:"), this);
    label->setBuddy(m_name);
    auto *add = new QPushButton(tr("Add"), this);
    add->setAutoDefault(false);
    connect(add, &QPushButton::clicked, this, &TableCharactersDialog::addSpeaker);
    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_name, 1);
    line->addWidget(add);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(hint);
    layout->addWidget(m_view, 1);
    layout->addLayout(line);
    layout->addWidget(m_buttons);
    resizeToText(this, 80, 22);
}

void TableCharactersDialog::addSpeaker()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) {
        m_name->setFocus();
        return;
    }
    m_name->clear();
    const QModelIndex note = m_model->index(m_model->addSpeaker(name), TableCharactersModel::Note);
    m_view->setCurrentIndex(note);
    m_view->edit(note);
}

void TableCharactersDialog::accept()
{
    // Return in the field of names adds one.
    if (m_name->hasFocus() && !m_name->text().trimmed().isEmpty()) {
        addSpeaker();
        return;
    }
    // An open editor's text counts, too.
    m_view->setFocus();
    Q_EMIT notesChosen(m_model->notes());
    QDialog::accept();
}

} // namespace lineup
