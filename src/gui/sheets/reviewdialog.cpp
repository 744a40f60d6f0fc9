// SPDX-License-Identifier: Apache-2.0
#include "reviewdialog.h"

#include "common/accessible.h"
#include "common/background.h"
#include "grids/textencoding.h"
#include "reviewmodel.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFile>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int deadlineMs = 60'000;

// A box with what may count in a row.
class ResolutionDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QWidget *createEditor(QWidget *parent, const QStyleOptionViewItem &,
                          const QModelIndex &index) const override
    {
        auto *box = new QComboBox(parent);
        const auto *model = qobject_cast<const ReviewModel *>(index.model());
        const QList<Resolution> choices = model ? model->choices(index.row()) : QList<Resolution>();
        for (const Resolution choice : choices)
            box->addItem(ReviewModel::resolutionName(choice), int(choice));
        return box;
    }
    void setEditorData(QWidget *editor, const QModelIndex &index) const override
    {
        if (auto *box = qobject_cast<QComboBox *>(editor))
            box->setCurrentIndex(box->findData(index.data(Qt::EditRole)));
    }
    void setModelData(QWidget *editor, QAbstractItemModel *model, const QModelIndex &index) const override
    {
        if (const auto *box = qobject_cast<QComboBox *>(editor))
            model->setData(index, box->currentData(), Qt::EditRole);
    }
};

ReviewedSheet sheetIn(const QString &path, const QByteArray &encoding, const ReadControl &control)
{
    ReviewedSheet sheet;
    QFile file(path);
    if (!QFileInfo(path).isFile())
        sheet.error = ReviewDialog::tr("“%1” is not a file.").arg(QFileInfo(path).fileName());
    else if (!file.open(QIODevice::ReadOnly))
        sheet.error = ReviewDialog::tr("The file cannot be read: %1").arg(file.errorString());
    else
        sheet = readReviewedSheet(file.read(maxReviewedBytes + 1), encoding, control);
    return sheet;
}

} // namespace

ReviewDialog::ReviewDialog(const Run &run, const QString &path, QWidget *parent)
    : ReviewDialog([run] { return reviewSubject(run); }, path, parent)
{ }

ReviewDialog::ReviewDialog(const MakeSubject &subject, const QString &path, QWidget *parent)
    : QDialog(parent)
    , m_makeSubject(subject)
    , m_path(path)
    , m_model(new ReviewModel(this))
    , m_summary(new QLabel(this))
    , m_table(new QTableView(this))
    , m_all(new QComboBox(this))
    , m_encodings(new QWidget(this))
    , m_encoding(new QComboBox(m_encodings))
    , m_issues(new QPlainTextEdit(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Apply | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Import reviewed sheet"));
    build();
    read();
}

ReviewDialog::~ReviewDialog()
{
    *m_cancelled = true;
}

void ReviewDialog::build()
{
    m_summary->setTextFormat(Qt::PlainText);
    m_summary->setWordWrap(true);
    m_summary->setText(tr("Reading the sheet…"));
    m_table->setAccessibleName(tr("Changes"));
    m_table->setModel(m_model);
    m_table->setItemDelegateForColumn(ReviewModel::Decision, new ResolutionDelegate(m_table));
    m_table->setEditTriggers(QAbstractItemView::AllEditTriggers);
    m_table->horizontalHeader()->setSectionResizeMode(ReviewModel::Proposed, QHeaderView::Stretch);
    m_issues->setAccessibleName(tr("Rows that are left out"));
    m_issues->setReadOnly(true);
    m_issues->hide();
    auto *label = new QLabel(tr("What counts in &all changes:"), this);
    label->setBuddy(m_all);
    for (const Resolution resolution : { Resolution::Theirs, Resolution::Mine, Resolution::Both })
        m_all->addItem(ReviewModel::resolutionName(resolution), int(resolution));
    m_all->setCurrentIndex(-1);
    auto *line = new QHBoxLayout;
    line->addWidget(label);
    line->addWidget(m_all);
    line->addStretch();
    auto *layout = new QVBoxLayout(this);
    buildEncodings();
    layout->addWidget(m_summary);
    layout->addWidget(m_encodings);
    layout->addWidget(m_table, 3);
    layout->addLayout(line);
    layout->addWidget(m_issues, 1);
    layout->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Apply)->setEnabled(false);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 30);
    connect(m_buttons->button(QDialogButtonBox::Apply), &QPushButton::clicked, this, &ReviewDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ReviewDialog::reject);
    connect(m_all, &QComboBox::activated, this,
            [this] { m_model->resolveAll(Resolution(m_all->currentData().toInt())); });
}

void ReviewDialog::buildEncodings()
{
    auto *label = new QLabel(tr("The file is not Unicode. If letters look wrong, choose another &encoding:"),
                             m_encodings);
    label->setBuddy(m_encoding);
    m_encoding->setObjectName(u"encodingBox"_s);
    auto *line = new QHBoxLayout(m_encodings);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(label);
    line->addWidget(m_encoding);
    line->addStretch();
    m_encodings->hide();
    connect(m_encoding, &QComboBox::activated, this, &ReviewDialog::read);
}

void ReviewDialog::read()
{
    m_summary->setText(tr("Reading the sheet…"));
    m_buttons->button(QDialogButtonBox::Apply)->setEnabled(false);
    const ReadControl control(m_cancelled, QDeadlineTimer(deadlineMs));
    const quint64 number = ++m_readings;
    runInBackground(
        this,
        [control, path = m_path, encoding = m_encoding->currentText().toLatin1(), make = m_makeSubject,
         known = m_subject] {
            Reading reading{ known, {}, {} };
            if (!reading.subject)
                reading.subject = std::make_shared<const ReviewSubject>(make());
            const ReviewedSheet sheet = sheetIn(path, encoding, control);
            reading.review = reviewOf(sheet, *reading.subject);
            reading.encodings = sheet.encodings;
            return reading;
        },
        [this, number](const Reading &reading) {
            if (number == m_readings)
                onRead(reading);
        });
}

void ReviewDialog::onRead(const Reading &reading)
{
    m_subject = reading.subject;
    if (!reading.encodings.isEmpty() && m_encoding->count() == 0) {
        offerEncodings(reading.encodings);
        read();
        return;
    }
    showReview(reading.review);
}

void ReviewDialog::offerEncodings(const QStringList &likely)
{
    QStringList names = likely + TextEncoding::usual();
    names.removeDuplicates();
    m_encoding->addItems(names);
    m_encodings->show();
}

void ReviewDialog::showReview(const Review &review)
{
    m_model->setChanges(review.changes);
    m_table->resizeColumnToContents(ReviewModel::Answer);
    m_table->resizeColumnToContents(ReviewModel::Field);
    m_table->resizeColumnToContents(ReviewModel::Decision);
    m_summary->setText(summary(review));
    announce(m_summary, m_summary->text());
    QStringList lines;
    for (const GridIssue &issue : review.issues) {
        lines.append(issue.line > 0 ? tr("Row %1: %2").arg(QLocale().toString(issue.line), issue.message)
                                    : issue.message);
    }
    m_issues->setPlainText(lines.join(u'\n'));
    m_issues->setVisible(!lines.isEmpty());
    const bool usable = review.error.isEmpty() && !review.changes.isEmpty();
    m_table->setEnabled(usable);
    m_all->setEnabled(usable);
    m_buttons->button(QDialogButtonBox::Apply)->setEnabled(usable);
}

QString ReviewDialog::summary(const Review &review) const
{
    if (!review.error.isEmpty())
        return review.error;
    if (review.changes.isEmpty())
        return tr("The sheet changes nothing: all that it says is in the run already.");
    const QString changes = tr("The sheet changes %n value(s).", nullptr, int(review.changes.size()));
    if (m_model->conflicts() == 0)
        return changes;
    return tr("%1 %2", "two sentences")
        .arg(changes,
             tr("%n of them were changed here, too, since it was exported: choose what counts.", nullptr,
                m_model->conflicts()));
}

void ReviewDialog::accept()
{
    if (!m_buttons->button(QDialogButtonBox::Apply)->isEnabled())
        return;
    // An open editor's choice counts, too.
    m_table->setFocus();
    const QList<ReviewVerdict> verdicts = reviewVerdicts(m_model->chosen(), *m_subject);
    if (!verdicts.isEmpty())
        Q_EMIT verdictsChosen(m_subject->runId, verdicts);
    QDialog::accept();
}

} // namespace lineup
