// SPDX-License-Identifier: Apache-2.0
#include "celldetail.h"

#include "answerentry.h"
#include "answers/displaytext.h"
#include "cellchecking.h"
#include "gridcell.h"
#include "gridwords.h"
#include "markedtext.h"
#include "work/celltexts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

// In the box of comparisons, beside the numbers of targets.
constexpr int nothing = -2;
constexpr int reference = -1;

constexpr qsizetype mostNotes = 2000;

} // namespace

CellDetail::CellDetail(QWidget *parent)
    : QWidget(parent)
    , m_key(new QLabel(this))
    , m_notes(new QLabel(this))
    , m_compareLabel(new QLabel(this))
    , m_compare(new QComboBox(this))
    , m_close(new QToolButton(this))
    , m_source(new MarkedText(this))
    , m_area(new QScrollArea(this))
    , m_answers(new QVBoxLayout)
{
    build();
    setWords();
    connect(m_close, &QToolButton::clicked, this, &CellDetail::closeRequested);
    connect(m_compare, &QComboBox::currentIndexChanged, this, &CellDetail::refresh);
}

CellDetail::~CellDetail() = default;

void CellDetail::build()
{
    QFont bold(m_key->font());
    bold.setBold(true);
    m_key->setFont(bold);
    for (QLabel *label : { m_key, m_notes, m_compareLabel })
        label->setTextFormat(Qt::PlainText);
    for (QLabel *label : { m_key, m_notes }) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_compareLabel->setBuddy(m_compare);
    m_close->setAutoRaise(true);
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto *content = new QWidget(m_area);
    auto *stack = new QVBoxLayout(content);
    stack->setContentsMargins({});
    stack->addWidget(m_source);
    stack->addWidget(m_notes);
    m_answers->setContentsMargins({});
    stack->addLayout(m_answers);
    stack->addStretch();
    m_area->setWidget(content);
    m_area->setWidgetResizable(true);
    m_area->setFrameShape(QFrame::NoFrame);
    m_area->setFocusPolicy(Qt::NoFocus);
    auto *head = new QHBoxLayout;
    head->addWidget(m_key, 1);
    head->addWidget(m_compareLabel);
    head->addWidget(m_compare);
    head->addWidget(m_close);
    auto *layout = new QVBoxLayout(this);
    const int gap = fontMetrics().lineSpacing() / 4;
    layout->setContentsMargins(2 * gap, gap, 2 * gap, gap);
    layout->setSpacing(gap);
    layout->addLayout(head);
    layout->addWidget(m_area, 1);
}

void CellDetail::setWords()
{
    setAccessibleName(tr("Details"));
    m_source->setAccessibleName(tr("Source"));
    m_compareLabel->setText(tr("&Compare with"));
    m_close->setText(tr("Close"));
    m_close->setAccessibleName(tr("Close the details"));
    m_close->setToolTip(tr("Close the details (Esc)"));
    fillComparisons();
}

void CellDetail::setTable(TableSession *session, RowScores *scores, CellChecking *checking)
{
    finishEditing();
    if (m_checking)
        m_checking->disconnect(this);
    if (m_session)
        m_session->disconnect(this);
    qDeleteAll(std::exchange(m_entries, {}));
    m_session = session;
    m_scores = scores;
    m_checking = checking;
    m_row = -1;
    m_language = -1;
    m_target = 0;
    for (int target = 0; session && target < session->job().lineup.targets.size(); ++target) {
        m_entries.append(makeEntry(target));
        m_answers->addWidget(m_entries.last());
    }
    fillComparisons();
    if (!session)
        return;
    const auto changed = [this](const QList<TablePlace> &places) {
        for (const TablePlace &place : places) {
            if (place.row == m_row && place.language == m_language) {
                refresh();
                return;
            }
        }
    };
    connect(session, &TableSession::cellsChanged, this, changed);
    connect(session, &TableSession::findingsChanged, this, changed);
    connect(checking, &CellChecking::draftChecked, this,
            [this](quint64 draft, const QList<Finding> &findings) {
                if (draft == m_draft && m_draftTarget >= 0 && m_draftTarget < m_entries.size())
                    m_entries.at(m_draftTarget)->showDraftFindings(findings);
            });
}

AnswerEntry *CellDetail::makeEntry(int target)
{
    auto *entry = new AnswerEntry(m_session, target, m_area->widget());
    connect(entry, &AnswerEntry::pickRequested, this, &CellDetail::pickRequested);
    connect(entry, &AnswerEntry::textEdited, this, &CellDetail::textEdited);
    connect(entry, &AnswerEntry::fixRequested, this, &CellDetail::fixRequested);
    connect(entry, &AnswerEntry::ignoreRequested, this, &CellDetail::ignoreRequested);
    connect(entry, &AnswerEntry::countRequested, this, &CellDetail::countRequested);
    connect(entry, &AnswerEntry::editingFinished, this, &CellDetail::editingFinished);
    connect(entry, &AnswerEntry::draftChanged, this,
            [this](const TablePlace &place, const QStringList &forms) {
                m_draftTarget = place.target;
                if (m_checking)
                    m_draft = m_checking->checkDraft(place, forms);
            });
    connect(entry, &AnswerEntry::entered, this, [this](int entered) {
        if (entered == m_target)
            return;
        m_target = entered;
        showSource();
    });
    return entry;
}

void CellDetail::fillComparisons()
{
    const QSignalBlocker blocker(m_compare);
    const QVariant chosen = m_compare->currentData();
    m_compare->clear();
    m_compare->addItem(tr("Nothing"), nothing);
    m_compare->addItem(tr("The translation in the file"), reference);
    for (int target = 0; m_session && target < m_session->job().lineup.targets.size(); ++target)
        m_compare->addItem(GridWords::targetLabel(m_session->job(), target), target);
    m_compare->setCurrentIndex(std::max(0, m_compare->findData(chosen)));
}

void CellDetail::showPlace(int row, int language, int target)
{
    const bool moved = row != m_row || language != m_language;
    if (moved)
        finishEditing();
    m_row = row;
    m_language = language;
    m_target = target < 0 ? 0 : target;
    refresh();
    if (moved && m_target < m_entries.size())
        m_area->ensureWidgetVisible(m_target == 0 ? static_cast<QWidget *>(m_source)
                                                  : m_entries.at(m_target));
}

void CellDetail::refresh()
{
    if (!m_session || m_row < 0 || m_language < 0)
        return;
    showSource();
    const RowScore &score = m_scores->score(m_row, m_language);
    for (int target = 0; target < m_entries.size(); ++target)
        m_entries.at(target)->showPlace({ m_row, m_language, target }, score, comparison(target));
}

std::optional<QString> CellDetail::comparison(int target) const
{
    const int with = m_compare->currentData().toInt();
    if (with == nothing || with == target)
        return {};
    const TableJob &job = m_session->job();
    if (with == reference) {
        const QString text = referenceText(job.strings.at(m_row), job.languages.at(m_language).tag);
        return text.isEmpty() ? std::nullopt : std::optional(text);
    }
    const TableCell *cell = m_session->cell({ m_row, m_language, with });
    return cell && !cell->forms.isEmpty() ? std::optional(cellTexts(*cell).join(u'\n')) : std::nullopt;
}

void CellDetail::showSource()
{
    const TableJob &job = m_session->job();
    const TableString &string = job.strings.at(m_row);
    const TablePlace place{ m_row, m_language, m_target };
    const TableCell *cell = m_session->cell(place);
    QList<Finding> findings;
    if (cell)
        findings = withoutIgnored(m_session->findings(place), cell->ignored);
    const bool both = string.plural && !string.sourcePlural.isEmpty();
    m_key->setText(tr("%1 · %2", "key, language")
                       .arg(DisplayText::shown(GridWords::key(string.id.left(mostNotes))).simplified(),
                            GridWords::languageTitle(job.languages.at(m_language).tag)));
    m_source->setRightToLeft(readsRightToLeft(string.source, job.sourceLanguage));
    m_source->showText(both ? string.source + u'\n' + string.sourcePlural : string.source,
                       sourceMarksOf(string.source, both ? string.sourcePlural : QString(), findings));
    m_notes->setText(notes());
    m_notes->setVisible(!m_notes->text().isEmpty());
    for (int target = 0; target < m_entries.size(); ++target)
        m_entries.at(target)->setCurrent(target == m_target && m_entries.size() > 1);
}

QString CellDetail::notes() const
{
    const TableJob &job = m_session->job();
    const TableString &string = job.strings.at(m_row);
    QStringList lines;
    if (!string.speaker.isEmpty())
        lines.append(tr("Speaker: %1").arg(string.speaker));
    if (!string.context.isEmpty())
        lines.append(tr("Context: %1").arg(string.context));
    lines += string.comments;
    if (string.limit)
        lines.append(GridWords::limit(*string.limit));
    const QString present = referenceText(string, job.languages.at(m_language).tag);
    if (!present.isEmpty())
        lines.append(tr("In the file: %1").arg(present));
    return DisplayText::shown(lines.join(u'\n').left(mostNotes));
}

void CellDetail::edit(int target)
{
    if (target < 0 || target >= m_entries.size())
        return;
    m_area->ensureWidgetVisible(m_entries.at(target));
    m_entries.at(target)->edit();
}

bool CellDetail::isEditing() const
{
    return std::any_of(m_entries.cbegin(), m_entries.cend(),
                       [](const AnswerEntry *entry) { return entry->isEditing(); });
}

void CellDetail::finishEditing()
{
    for (AnswerEntry *entry : std::as_const(m_entries))
        entry->finishEditing();
}

// Escape closes the details and stops no run.
bool CellDetail::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride
        && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Cancel)) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void CellDetail::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Cancel))
        Q_EMIT closeRequested();
    else
        QWidget::keyPressEvent(event);
}

void CellDetail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    setWords();
    refresh();
}

} // namespace lineup
