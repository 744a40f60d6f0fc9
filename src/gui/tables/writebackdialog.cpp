// SPDX-License-Identifier: Apache-2.0
#include "writebackdialog.h"

#include "common/accessible.h"
#include "common/background.h"
#include "dialogsize.h"
#include "sheets/sheetplaces.h"
#include "ui_writebackdialog.h"
#include "writebackmodels.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>

namespace lineup {

using namespace Qt::StringLiterals;

WriteBackDialog::WriteBackDialog(const TableJob &job, const SharedCells &cells, const QStringList &files,
                                 QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::WriteBackDialog>())
    , m_job(job)
    , m_cells(cells)
    , m_languages(new WriteBackModel(job, files, this))
    , m_left(new LeftAloneModel(job, this))
    , m_preferred(new PreferenceModel(job, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    m_write = m_ui->buttonBox->addButton(tr("Write"), QDialogButtonBox::ActionRole);
    m_write->setObjectName(u"writeFilesButton"_s);
    m_show = m_ui->buttonBox->addButton(tr("Show in folder"), QDialogButtonBox::ActionRole);
    m_show->hide();
    m_delay.setSingleShot(true);
    m_delay.setInterval(previewDelayMs);
    build();
    connectControls();
    const bool anyPick = std::any_of(cells.cbegin(), cells.cend(),
                                     [](const CellPointer &cell) { return cell->answer.picked; });
    m_ui->picksButton->setChecked(anyPick);
    m_ui->preferButton->setChecked(!anyPick);
    m_ui->languagesView->selectRow(0);
    showRow();
    changed();
}

WriteBackDialog::~WriteBackDialog() = default;

void WriteBackDialog::build()
{
    m_ui->languagesView->setModel(m_languages);
    m_ui->languagesView->verticalHeader()->hide();
    m_ui->languagesView->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ui->languagesView->horizontalHeader()->setSectionResizeMode(WriteBackModel::Out, QHeaderView::Stretch);
    m_ui->languagesView->setMinimumHeight(fontMetrics().height() * 5);
    m_ui->preferView->setModel(m_preferred);
    m_ui->preferView->setCurrentIndex(m_preferred->index(0));
    m_ui->preferView->setMaximumHeight(fontMetrics().height() * 7);
    m_ui->leftView->setModel(m_left);
    m_ui->leftView->verticalHeader()->hide();
    m_ui->leftView->setMinimumHeight(fontMetrics().height() * 5);
    m_ui->leftView->horizontalHeader()->setStretchLastSection(true);
    m_ui->leftView->setColumnWidth(LeftAloneModel::String, fontMetrics().averageCharWidth() * 36);
    resizeToText(this, 110, 40);
}

void WriteBackDialog::connectControls()
{
    connect(m_ui->languagesView->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &WriteBackDialog::showRow);
    connect(m_languages, &WriteBackModel::requestsChanged, this, &WriteBackDialog::changed);
    connect(m_preferred, &PreferenceModel::targetsChanged, this, &WriteBackDialog::changed);
    connect(m_ui->inEdit, &QLineEdit::editingFinished, this, &WriteBackDialog::keepRow);
    connect(m_ui->outEdit, &QLineEdit::editingFinished, this, &WriteBackDialog::keepRow);
    connect(m_ui->inButton, &QPushButton::clicked, this, [this] { browse(false); });
    connect(m_ui->outButton, &QPushButton::clicked, this, [this] { browse(true); });
    connect(m_ui->upButton, &QPushButton::clicked, this, [this] { movePreference(-1); });
    connect(m_ui->downButton, &QPushButton::clicked, this, [this] { movePreference(1); });
    connect(m_ui->picksButton, &QRadioButton::toggled, this, &WriteBackDialog::changed);
    connect(m_ui->fuzzyBox, &QCheckBox::toggled, this, &WriteBackDialog::changed);
    connect(m_ui->errorsBox, &QCheckBox::toggled, this, &WriteBackDialog::changed);
    connect(&m_delay, &QTimer::timeout, this, &WriteBackDialog::preview);
    connect(m_write, &QPushButton::clicked, this, &WriteBackDialog::write);
    connect(m_show, &QPushButton::clicked, this, [this] { showInFolder(m_lastFile); });
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &WriteBackDialog::reject);
}

TableChoice WriteBackDialog::choice() const
{
    TableChoice choice;
    choice.picks = m_ui->picksButton->isChecked();
    if (!choice.picks)
        choice.targets = m_preferred->targets();
    choice.withErrors = m_ui->errorsBox->isChecked();
    choice.mark = m_ui->fuzzyBox->isChecked() ? StringMark::Fuzzy : StringMark::Translated;
    return choice;
}

void WriteBackDialog::showRow()
{
    const int row = m_ui->languagesView->currentIndex().row();
    if (row < 0)
        return;
    const TableWriteRequest request = m_languages->request(row);
    m_ui->inEdit->setText(QDir::toNativeSeparators(request.in));
    m_ui->outEdit->setText(QDir::toNativeSeparators(request.out));
}

void WriteBackDialog::keepRow()
{
    const int row = m_ui->languagesView->currentIndex().row();
    if (row >= 0)
        m_languages->setPaths(row, QDir::fromNativeSeparators(m_ui->inEdit->text().trimmed()),
                              QDir::fromNativeSeparators(m_ui->outEdit->text().trimmed()));
}

void WriteBackDialog::browse(bool out)
{
    QLineEdit *edit = out ? m_ui->outEdit : m_ui->inEdit;
    auto *dialog = new QFileDialog(this, out ? tr("File to write") : tr("File to read from"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(out ? QFileDialog::AnyFile : QFileDialog::ExistingFile);
    dialog->setAcceptMode(out ? QFileDialog::AcceptSave : QFileDialog::AcceptOpen);
    const QFileInfo present(QDir::fromNativeSeparators(edit->text()));
    dialog->setDirectory(present.absolutePath());
    dialog->selectFile(present.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this, edit](const QString &path) {
        edit->setText(QDir::toNativeSeparators(path));
        keepRow();
    });
    dialog->open();
}

void WriteBackDialog::movePreference(int step)
{
    const int row = m_ui->preferView->currentIndex().row();
    if (m_preferred->moveBy(row, step))
        m_ui->preferView->setCurrentIndex(m_preferred->index(row + step));
}

void WriteBackDialog::changed()
{
    ++m_question;
    m_reckoned = false;
    const bool prefers = m_ui->preferButton->isChecked();
    for (QWidget *widget : { static_cast<QWidget *>(m_ui->preferView), static_cast<QWidget *>(m_ui->upButton),
                             static_cast<QWidget *>(m_ui->downButton) })
        widget->setEnabled(prefers);
    say(tr("Looking what would be written…"));
    updateState();
    m_delay.start();
}

void WriteBackDialog::preview()
{
    work(true);
}

void WriteBackDialog::write()
{
    keepRow();
    if (!m_reckoned || m_writing)
        return;
    m_writing = true;
    say(tr("Writing…"));
    updateState();
    work(false);
}

void WriteBackDialog::work(bool rehearse)
{
    const QList<TableWriteRequest> requests = m_languages->requests();
    runInBackground(
        this,
        [job = m_job, cells = m_cells, requests, chosen = choice(), rehearse] {
            return writeTable(job, plainCells(cells), requests, chosen, rehearse);
        },
        [this, rehearse, requests, question = m_question](const QList<TableWritten> &results) {
            if (rehearse && question == m_question && !m_writing)
                showPreview(results);
            if (rehearse)
                return;
            m_writing = false;
            m_lastFile = requests.isEmpty() ? QString() : requests.constFirst().out;
            showWritten(results);
        });
}

QStringList WriteBackDialog::problems(const QList<TableWritten> &results) const
{
    QStringList problems;
    for (const TableWritten &result : results) {
        if (!result.problem.isEmpty() && !problems.contains(result.problem))
            problems.append(result.problem);
    }
    return problems;
}

void WriteBackDialog::showPreview(const QList<TableWritten> &results)
{
    m_languages->showResults(results);
    m_left->showResults(results);
    m_strings = 0;
    qsizetype left = 0;
    QStringList sentences = problems(results);
    bool replaces = false;
    bool marksLost = false;
    for (const TableWritten &result : results) {
        m_strings += result.written;
        left += result.leftAlone.size();
        replaces = replaces || result.replaces;
        marksLost = marksLost || (result.marksLost && m_ui->fuzzyBox->isChecked());
    }
    sentences += m_strings > 0 ? tr("%Ln string(s) would be written.", nullptr, m_strings)
                               : tr("There is nothing to write.");
    if (left > 0)
        sentences += tr("%Ln would be left alone.", nullptr, int(left));
    if (replaces)
        sentences += tr("A file that is there already would be replaced.");
    if (marksLost)
        sentences += tr("This format has no mark for translations to look at.");
    m_reckoned = true;
    say(sentences.join(u' '));
    updateState();
}

void WriteBackDialog::showWritten(const QList<TableWritten> &results)
{
    m_languages->showResults(results);
    m_left->showResults(results);
    int strings = 0;
    qsizetype left = 0;
    for (const TableWritten &result : results) {
        strings += result.written;
        left += result.leftAlone.size();
    }
    QStringList sentences = problems(results);
    sentences.prepend(tr("%Ln string(s) written.", nullptr, strings));
    if (left > 0)
        sentences += tr("%Ln left alone.", nullptr, int(left));
    // Once more would be something else.
    ++m_question;
    m_reckoned = false;
    say(sentences.join(u' '));
    m_show->setVisible(problems(results).size() < results.size());
    updateState();
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setFocus();
    if (strings > 0)
        Q_EMIT written(sentences.constFirst());
}

void WriteBackDialog::say(const QString &text)
{
    if (m_ui->messageLabel->text() == text)
        return;
    m_ui->messageLabel->setText(text);
    announce(m_ui->messageLabel, text);
}

void WriteBackDialog::updateState()
{
    m_write->setEnabled(m_reckoned && !m_writing && m_strings > 0);
    m_ui->contentPage->setEnabled(!m_writing);
    m_ui->buttonBox->button(QDialogButtonBox::Close)->setEnabled(!m_writing);
}

// What is being written is written to its end.
void WriteBackDialog::reject()
{
    if (!m_writing)
        QDialog::reject();
}

void WriteBackDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
}

} // namespace lineup
