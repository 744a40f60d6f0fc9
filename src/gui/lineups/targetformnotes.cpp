// SPDX-License-Identifier: Apache-2.0
#include "effortlevels.h"
#include "lineupservices.h"
#include "model/resolvedtarget.h"
#include "targetform.h"
#include "ui_targetform.h"

#include <QLocale>
#include <QScopedValueRollback>

// What the form says under its fields: what the model makes of a value, and what is wrong with it.
namespace lineup {

using namespace Qt::StringLiterals;

void TargetForm::showLimits()
{
    const QScopedValueRollback guard(m_showing, true);
    const Target &target = m_draft.target;
    const ModelFacts facts = m_services ? m_services->facts(target) : ModelFacts();
    m_remarks.clear();
    if (facts.maxOutputTokens) {
        m_remarks.insert(
            u"parameters.maxOutputTokens"_s,
            tr("This model writes at most %1 tokens.").arg(QLocale().toString(*facts.maxOutputTokens)));
    }
    for (const QString &name : { u"temperature"_s, u"topP"_s, u"seed"_s, u"stop"_s }) {
        const QString reason = whyNotSent(name, target, facts);
        m_fields.value(u"parameters."_s + name)->setEnabled(reason.isEmpty());
        if (!reason.isEmpty())
            m_remarks.insert(u"parameters."_s + name, reason);
    }
    const QStringList levels = effortLevels(target, facts);
    const QString effort = m_ui->effortBox->currentText();
    m_ui->effortBox->clear();
    m_ui->effortBox->addItems(QStringList{ QString() } + levels);
    m_ui->effortBox->setEditText(effort);
    m_ui->effortBox->lineEdit()->setPlaceholderText(tr("Default"));
    m_ui->effortBox->lineEdit()->setAccessibleName(tr("Reasoning effort"));
    m_ui->effortBox->setEnabled(!levels.isEmpty() || !effort.isEmpty());
    if (levels.isEmpty())
        m_remarks.insert(u"parameters.reasoningEffort"_s, tr("This model has no such setting."));

    Target plain = target;
    plain.timeouts = {};
    const ResolvedTarget defaults = resolve(plain, ModelCatalogue());
    m_ui->connectBox->setDefaultMilliseconds(defaults.connectMs);
    m_ui->firstTokenBox->setDefaultMilliseconds(facts.reasoning.value_or(false) ? 900000
                                                                                : defaults.firstTokenMs);
    m_ui->idleBox->setDefaultMilliseconds(defaults.idleMs);
    m_ui->totalBox->setDefaultMilliseconds(defaults.totalMs);
    plain.retries.reset();
    m_ui->retriesBox->setSpecialValueText(
        tr("Default (%1)").arg(QLocale().toString(resolve(plain, {}).retries)));
    showNotes();
}

// The file's reader speaks of members and quotes; of a field that is simply empty there is less to say.
QString plainWords(const QString &path, const Target &target, const QString &message)
{
    if (path == u"model" && target.model.isEmpty())
        return TargetForm::tr("Choose a model, or type its name.");
    if (path == u"baseUrl" && target.baseUrl.isEmpty())
        return TargetForm::tr("Enter the address of the server, for example https://example.com/v1.");
    if (path == u"id" && target.id.isEmpty())
        return TargetForm::tr("Give the target an id.");
    return message;
}

void TargetForm::setProblems(const FieldProblems &problems)
{
    m_problems = problems;
    showNotes();
}

void TargetForm::showNotes()
{
    for (auto note = m_notes.cbegin(); note != m_notes.cend(); ++note) {
        const QString problem = m_problems.value(note.key());
        const QString text = problem.isEmpty() ? m_remarks.value(note.key()) : u"⚠ "_s + problem;
        QWidget *field = m_fields.value(note.key());
        auto *layout = static_cast<QFormLayout *>(
            note.key().startsWith(u"parameters.") && note.key() != u"parameters.extra" ? m_ui->parameterForm
                : m_ui->advancedForm->indexOf(note.value()) >= 0                       ? m_ui->advancedForm
                                                                                       : m_ui->basicForm);
        note.value()->setText(text);
        layout->setRowVisible(note.value(), !text.isEmpty());
        field->setAccessibleDescription(problem.isEmpty() ? m_remarks.value(note.key()) : problem);
    }
}

QString TargetForm::fieldPath(const QString &path) const
{
    QString known = path;
    while (!known.isEmpty() && !m_fields.contains(known))
        known = known.contains(u'.') ? known.section(u'.', 0, -2) : QString();
    return known.isEmpty() ? u"label"_s : known;
}

void TargetForm::focusField(const QString &path)
{
    QWidget *field = m_fields.value(fieldPath(path));
    if (m_ui->advancedForm->indexOf(field) >= 0)
        setAdvancedShown(true);
    field->setFocus(Qt::OtherFocusReason);
}

} // namespace lineup
