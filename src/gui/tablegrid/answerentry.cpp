// SPDX-License-Identifier: Apache-2.0
#include "answerentry.h"

#include "answers/displaytext.h"
#include "checks/languagerules.h"
#include "common/errortext.h"
#include "common/icons.h"
#include "findinglist.h"
#include "formseditor.h"
#include "gridcell.h"
#include "gridwords.h"
#include "markedtext.h"
#include "work/celltexts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace lineup {

AnswerEntry::AnswerEntry(TableSession *session, int target, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_place{ 0, 0, target }
    , m_title(new QLabel(this))
    , m_state(new QLabel(this))
    , m_pick(new QToolButton(this))
    , m_edit(new QToolButton(this))
    , m_text(new MarkedText(this))
    , m_editor(new FormsEditor(this))
    , m_findings(new FindingList(this))
{
    build();
    listen();
}

void AnswerEntry::build()
{
    setFocusPolicy(Qt::NoFocus);
    QFont bold(m_title->font());
    bold.setBold(true);
    m_title->setFont(bold);
    for (QLabel *label : { m_title, m_state })
        label->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_pick->setCheckable(true);
    for (QToolButton *button : { m_pick, m_edit }) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setAutoRaise(true);
        button->installEventFilter(this);
    }
    m_text->installEventFilter(this);
    m_edit->setIcon(icon(u"edit"_s));
    auto *head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_state, 1);
    head->addWidget(m_edit);
    head->addWidget(m_pick);
    auto *layout = new QVBoxLayout(this);
    const int gap = fontMetrics().lineSpacing() / 4;
    layout->setContentsMargins(gap, gap, gap, gap);
    layout->setSpacing(gap);
    layout->addLayout(head);
    layout->addWidget(m_text);
    layout->addWidget(m_editor);
    layout->addWidget(m_findings);
}

void AnswerEntry::listen()
{
    connect(m_pick, &QToolButton::toggled, this, [this](bool on) { Q_EMIT pickRequested(m_place, on); });
    connect(m_edit, &QToolButton::clicked, this, &AnswerEntry::edit);
    connect(m_editor, &FormsEditor::draftChanged, this,
            [this](const QStringList &forms) { Q_EMIT draftChanged(m_place, forms); });
    connect(m_editor, &FormsEditor::done, this, &AnswerEntry::takeEdit);
    connect(m_findings, &FindingList::ignoreRequested, this,
            [this](const Finding &finding) { Q_EMIT ignoreRequested(m_place, finding); });
    connect(m_findings, &FindingList::countRequested, this,
            [this](const Finding &finding) { Q_EMIT countRequested(m_place, finding); });
    connect(m_findings, &FindingList::fixRequested, this, [this](const Finding &finding) {
        const TableCell *cell = m_session ? m_session->cell(m_place) : nullptr;
        QStringList forms = cell ? cellTexts(*cell) : QStringList();
        if (!finding.fixedText || finding.form >= forms.size())
            return;
        forms[finding.form] = *finding.fixedText;
        Q_EMIT fixRequested(m_place, joinedForms(forms));
    });
}

void AnswerEntry::showPlace(const TablePlace &place, const RowScore &score,
                            const std::optional<QString> &before)
{
    if (place != m_place)
        finishEditing();
    m_place = place;
    m_score = score;
    m_before = before;
    if (!m_session)
        return;
    const TableCell *cell = m_session->cell(place);
    setVisible(m_session->isAsked(place));
    showHead(cell, score);
    if (isEditing())
        return;
    showText(cell, before);
    const QString label = GridWords::targetLabel(m_session->job(), place.target);
    m_findings->showFindings(label, m_session->findings(place),
                             cell ? cell->ignored : QList<IgnoredFinding>(), false);
}

void AnswerEntry::showHead(const TableCell *cell, const RowScore &score)
{
    const QString label = GridWords::targetLabel(m_session->job(), m_place.target);
    const int number = m_place.target + 1;
    const bool picked = cell && cell->answer.picked;
    m_title->setText(tr("%1. %2", "number of a target, its label").arg(locale().toString(number), label));
    m_state->setText(stateWords(cell, score));
    const bool hasText = cell && !cell->forms.isEmpty();
    const QSignalBlocker blocker(m_pick);
    m_pick->setChecked(picked);
    m_pick->setEnabled(hasText);
    m_edit->setEnabled(hasText && !isEditing());
    m_pick->setText(picked ? tr("Picked") : tr("Pick"));
    m_pick->setIcon(icon(picked ? u"picked"_s : u"pick"_s));
    m_pick->setAccessibleName(tr("Pick %1", "target").arg(label));
    m_pick->setToolTip(number <= 9 ? tr("Pick this answer (%1)").arg(locale().toString(number))
                                   : tr("Pick this answer"));
    m_edit->setText(tr("Edit"));
    m_edit->setAccessibleName(tr("Edit %1", "target").arg(label));
    m_text->setAccessibleName(tr("%1 answer", "target").arg(label));
}

QString AnswerEntry::stateWords(const TableCell *cell, const RowScore &score) const
{
    QStringList parts;
    if (const QString state = GridWords::state(*m_session, m_place); !state.isEmpty())
        parts.append(state);
    if (cell && cell->answer.status == AnswerStatus::Truncated)
        parts.append(tr("cut off"));
    if (cell && cell->answer.editedText)
        parts.append(tr("edited"));
    if (const QString agree
        = GridWords::agreement(agreementOf(*m_session, m_place.row, m_place.language), m_place.target);
        !agree.isEmpty())
        parts.append(agree);
    if (const QString figure = GridWords::scoreText(score, m_place.target); !figure.isEmpty())
        parts.append(figure);
    return parts.join(u" · "_s);
}

void AnswerEntry::showText(const TableCell *cell, const std::optional<QString> &before)
{
    const QStringList forms = cell ? cellTexts(*cell) : QStringList();
    const QString text = forms.join(u'\n');
    m_text->setVisible(!text.isEmpty() || cell);
    m_text->setRightToLeft(!text.isEmpty()
                           && readsRightToLeft(text, m_session->job().languages.at(m_place.language).tag));
    if (cell && forms.isEmpty()) {
        const ErrorText words = errorText(cell->answer, cell->answer.provider);
        QStringList lines{ words.title, words.advice };
        if (cell->answer.error)
            lines.append(cell->answer.error->message);
        lines.removeAll(QString());
        m_text->showText(lines.join(u'\n'), {});
    } else if (before && *before != text) {
        m_text->showDifference(*before, text);
    } else {
        m_text->showText(text,
                         marksOf(forms,
                                 withoutIgnored(m_session->findings(m_place),
                                                cell ? cell->ignored : QList<IgnoredFinding>())));
    }
}

void AnswerEntry::edit()
{
    const TableCell *cell = m_session ? m_session->cell(m_place) : nullptr;
    if (!cell || cell->forms.isEmpty() || isEditing())
        return;
    const TableJob &job = m_session->job();
    const TableLanguage &language = job.languages.at(m_place.language);
    QStringList titles;
    if (cell->forms.size() > 1) {
        for (const PluralForm &form : language.forms)
            titles.append(GridWords::formTitle(form));
    }
    m_text->hide();
    m_editor->open(GridWords::targetLabel(job, m_place.target), titles, cell->forms, cellTexts(*cell),
                   languageRules(language.tag).rightToLeft);
    m_edit->setEnabled(false);
    Q_EMIT entered(m_place.target);
}

bool AnswerEntry::isEditing() const
{
    return m_editor->isOpen();
}

void AnswerEntry::finishEditing()
{
    m_editor->close();
}

void AnswerEntry::takeEdit(const QStringList &forms)
{
    const TableCell *cell = m_session ? m_session->cell(m_place) : nullptr;
    if (cell && forms != cellTexts(*cell)) {
        Q_EMIT textEdited(m_place, forms == cell->forms ? std::nullopt : std::optional(joinedForms(forms)));
    }
    showPlace(m_place, m_score, m_before);
    Q_EMIT editingFinished();
}

void AnswerEntry::showDraftFindings(const QList<Finding> &findings)
{
    if (!isEditing() || !m_session)
        return;
    m_findings->showFindings(GridWords::targetLabel(m_session->job(), m_place.target), findings, {}, true);
}

// Told by the title alone: the text stays as it is.
void AnswerEntry::setCurrent(bool current)
{
    QFont font(m_title->font());
    font.setUnderline(current);
    m_title->setFont(font);
}

bool AnswerEntry::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn)
        Q_EMIT entered(m_place.target);
    return QWidget::eventFilter(watched, event);
}

void AnswerEntry::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        showPlace(m_place, m_score, m_before);
}

} // namespace lineup
