// SPDX-License-Identifier: Apache-2.0
#include "tablerulesbox.h"

#include "common/accessible.h"
#include "common/background.h"
#include "remarkstoggle.h"
#include "sheets/showntext.h"
#include "ui_tablerulesbox.h"
#include "work/tablesource.h"

#include <QEvent>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

RulesRead rulesIn(const QString &path)
{
    QString error;
    const std::optional<QByteArray> bytes = readRegularFile(path, error);
    if (!bytes)
        return { {}, {}, { 0, error } };
    RulesRead read = readRules(*bytes);
    read.rules.file = QFileInfo(path).absoluteFilePath();
    return read;
}

} // namespace

TableRulesBox::TableRulesBox(QWidget *parent)
    : QGroupBox(parent)
    , m_ui(std::make_unique<Ui::TableRulesBox>())
{
    m_ui->setupUi(this);
    m_remarks = new RemarksToggle(m_ui->rulesRemarksButton, m_ui->rulesRemarksEdit, this);
    connect(m_ui->rulesButton, &QPushButton::clicked, this, &TableRulesBox::rulesRequested);
    connect(m_ui->rulesRemoveButton, &QPushButton::clicked, this, [this] {
        setRules({});
        m_ui->rulesButton->setFocus();
        Q_EMIT fileChosen({});
        Q_EMIT changed();
    });
    showRules();
}

TableRulesBox::~TableRulesBox() = default;

void TableRulesBox::apply(TableSetup &setup) const
{
    setup.rules = m_read.rules;
}

void TableRulesBox::readRules(const QString &path)
{
    const quint64 reading = ++m_reading;
    m_isReading = true;
    runInBackground(
        this, [path] { return rulesIn(path); },
        [this, path, reading](const RulesRead &read) {
            if (reading == m_reading)
                take(path, read);
        });
    Q_EMIT fileChosen(path);
    Q_EMIT changed();
}

void TableRulesBox::take(const QString &path, const RulesRead &read)
{
    m_isReading = false;
    m_file = path;
    m_read = read;
    m_remarks->fold();
    showRules();
    announce(m_ui->rulesLabel, m_ui->rulesLabel->text());
    Q_EMIT changed();
}

void TableRulesBox::setRules(const TableRules &rules)
{
    ++m_reading;
    m_isReading = false;
    m_file = rules.isEmpty() ? QString() : rules.file;
    m_read = { rules, {}, {} };
    showRules();
}

QString TableRulesBox::countsText() const
{
    const QList<RegexRule> &rules = m_read.rules.rules;
    const auto required = int(
        std::count_if(rules.cbegin(), rules.cend(), [](const RegexRule &rule) { return rule.mustMatch; }));
    const auto forbidden = int(rules.size()) - required;
    QStringList counts;
    if (const auto placeholders = int(m_read.rules.placeholders.size()); placeholders > 0)
        counts.append(tr("%Ln kind(s) of placeholder", nullptr, placeholders));
    if (required > 0)
        counts.append(tr("%Ln required", nullptr, required));
    if (forbidden > 0)
        counts.append(tr("%Ln forbidden", nullptr, forbidden));
    return counts.join(tr(", ", "between counts"));
}

void TableRulesBox::showRules()
{
    const QString name = shownLine(QFileInfo(m_file).fileName());
    const GridIssue &error = m_read.error;
    const bool hasFile = !m_file.isEmpty() || !m_read.rules.isEmpty();
    m_ui->rulesRemoveButton->setVisible(hasFile);
    QString text;
    if (!hasFile)
        text = tr("None. They say which texts must or must not occur, and which placeholders are your own.");
    else if (error.line > 0)
        text = tr("The rules “%1” are not used. Line %2: %3")
                   .arg(name, QLocale().toString(error.line), shownLine(error.message));
    else if (!error.message.isEmpty())
        text = tr("The rules “%1” are not used. %2").arg(name, shownLine(error.message));
    else if (m_read.rules.isEmpty())
        text = tr("The file “%1” holds no rules.").arg(name);
    else
        text = tr("“%1”: %2", "a file; how many rules of which kind").arg(name, countsText());
    m_ui->rulesLabel->setText(text);
    QStringList remarks;
    for (const GridIssue &issue : std::as_const(m_read.warnings))
        remarks.append(tr("Line %1: %2").arg(QLocale().toString(issue.line), shownLine(issue.message)));
    m_remarks->show(remarks, tr("%Ln remark(s) on the rules", nullptr, int(remarks.size())));
}

void TableRulesBox::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    showRules();
}

} // namespace lineup
