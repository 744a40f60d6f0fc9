// SPDX-License-Identifier: Apache-2.0
// What the lineup editor says is wrong, and when it says it; the editing itself is in lineupeditor.cpp.
#include "common/background.h"
#include "lineupeditor.h"
#include "ui_lineupeditor.h"

#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Place
{
    int row = -1; // -1: of the lineup itself
    QString field; // within the target
};

// "targets[2].parameters.seed" -> row 2, "parameters.seed"
Place placeOf(const QString &path)
{
    static const QRegularExpression target(u"^targets\\[(\\d+)\\]\\.?(.*)$"_s);
    const QRegularExpressionMatch match = target.match(path);
    if (!match.hasMatch())
        return { -1, path };
    return { match.captured(1).toInt(), match.captured(2) };
}

} // namespace

// The reader of the file is the judge, so that what passes here can be read again.
void LineupEditor::check(Purpose purpose)
{
    if (purpose != Purpose::Show) {
        if (m_waiting)
            return;
        m_waiting = true;
    }
    runInBackground(
        this, [lineup = lineup()] { return checkLineup(lineup); },
        [this, purpose, version = m_version](const QList<LineupIssue> &issues) {
            if (purpose != Purpose::Show)
                m_waiting = false;
            if (version == m_version)
                checked(issues, purpose);
            else if (purpose != Purpose::Show)
                check(purpose);
        });
}

void LineupEditor::checked(const QList<LineupIssue> &issues, Purpose purpose)
{
    m_issues.clear();
    for (const LineupIssue &issue : issues) {
        if (issue.severity == LineupIssue::Severity::Error)
            m_issues.append(issue);
    }
    for (int row = 0; row < m_model.rowCount(); ++row) {
        TargetDraft draft = m_model.draft(row);
        const FieldProblems problems = applyTexts(draft);
        for (auto problem = problems.cbegin(); problem != problems.cend(); ++problem) {
            LineupIssue issue;
            issue.severity = LineupIssue::Severity::Error;
            issue.path = u"targets[%1].%2"_s.arg(QString::number(row), problem.key());
            issue.message = problem.value();
            m_issues.append(issue);
        }
    }
    m_tellAll = m_tellAll || purpose != Purpose::Show;
    showProblems();
    if (purpose == Purpose::Show)
        return;
    if (!m_issues.isEmpty()) {
        showFirstProblem();
    } else if (purpose == Purpose::SaveAs) {
        Q_EMIT saveAsRequested(lineup());
    } else {
        Q_EMIT lineupAccepted(lineup());
        QDialog::accept();
    }
}

void LineupEditor::showProblems()
{
    QList<int> rows;
    FieldProblems problems;
    for (const LineupIssue &issue : std::as_const(m_issues)) {
        const Place place = placeOf(issue.path);
        if (!mayTell(issue))
            continue;
        if (place.row >= 0 && !rows.contains(place.row))
            rows.append(place.row);
        if (place.row >= 0 && place.row == currentRow() && !problems.contains(place.field))
            problems.insert(m_ui->targetForm->fieldPath(place.field), wordsOf(issue));
    }
    m_model.setRowsWithProblems(rows);
    m_ui->targetForm->setProblems(problems);
}

// A form that nobody has filled in yet has no mistakes.
bool LineupEditor::mayTell(const LineupIssue &issue) const
{
    const Place place = placeOf(issue.path);
    if (m_tellAll || place.row < 0 || place.row >= m_model.rowCount())
        return m_tellAll;
    return m_model.draft(place.row).left.contains(m_ui->targetForm->fieldPath(place.field));
}

QString LineupEditor::wordsOf(const LineupIssue &issue) const
{
    const Place place = placeOf(issue.path);
    if (place.row < 0 || place.row >= m_model.rowCount())
        return issue.message;
    return plainWords(place.field, m_model.draft(place.row).target, issue.message);
}

void LineupEditor::showFirstProblem()
{
    const LineupIssue &issue = m_issues.constFirst();
    const Place place = placeOf(issue.path);
    if (place.row < 0) {
        m_ui->banner->showMessage(m_model.rowCount() == 0
                                      ? tr("This lineup has no targets yet. Add a model first.")
                                      : issue.message);
        if (place.field == u"name")
            m_ui->nameEdit->setFocus();
        return;
    }
    const QString message = wordsOf(issue);
    selectTarget(place.row);
    showProblems();
    m_ui->targetForm->focusField(place.field);
    // After the layout has made room for the message and for folded fields.
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (QWidget *field = m_ui->targetForm->focusWidget())
                m_ui->formScroll->ensureWidgetVisible(field);
        },
        Qt::QueuedConnection);
    m_ui->banner->showMessage(
        tr("%1 needs attention: %2").arg(m_model.index(place.row).data().toString(), message));
}

} // namespace lineup
