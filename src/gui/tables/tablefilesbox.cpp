// SPDX-License-Identifier: Apache-2.0
#include "tablefilesbox.h"

#include "common/accessible.h"
#include "common/icons.h"
#include "remarkstoggle.h"
#include "sheets/showntext.h"
#include "strings/stringformats.h"
#include "ui_tablefilesbox.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QString native(const QString &path)
{
    return shownLine(QDir::toNativeSeparators(path));
}

} // namespace

TableFilesBox::TableFilesBox(QWidget *parent)
    : QGroupBox(parent)
    , m_ui(std::make_unique<Ui::TableFilesBox>())
{
    m_ui->setupUi(this);
    m_ui->openButton->setIcon(icon(u"open"_s));
    m_remarks = new RemarksToggle(m_ui->remarksButton, m_ui->remarksEdit, this);
    connect(m_ui->openButton, &QPushButton::clicked, this, &TableFilesBox::openRequested);
    connect(m_ui->columnsButton, &QPushButton::clicked, this, &TableFilesBox::columnsRequested);
    connect(m_ui->sourceButton, &QPushButton::clicked, this, &TableFilesBox::sourceRequested);
    connect(m_ui->patternButton, &QPushButton::clicked, this,
            [this] { Q_EMIT patternRequested(m_table.pattern); });
}

TableFilesBox::~TableFilesBox() = default;

void TableFilesBox::showReading(const QStringList &paths)
{
    m_ui->filesLabel->setText(tr("Reading “%1”…").arg(QFileInfo(paths.value(0)).fileName()));
}

void TableFilesBox::showTable(const OpenedTable &table)
{
    m_table = table;
    m_remarks->fold();
    retranslate();
    announce(m_ui->filesLabel, m_ui->filesLabel->text());
}

QString TableFilesBox::fileText() const
{
    const StringFormat *format = findStringFormat(m_table.format);
    const QString kind = format && format->name ? format->name() : QString();
    const QString strings = tr("%Ln string(s)", nullptr, m_table.strings);
    QString place = native(m_table.source.in);
    if (!m_table.source.files.isEmpty() && !m_table.source.in.contains("{lang}"_L1)) {
        QStringList names;
        for (const QString &path : m_table.source.files)
            names.append(shownLine(QFileInfo(path).fileName()));
        place = names.join(tr(", ", "between files"));
    }
    return tr("%1\n%2, %3", "path; format, number of strings").arg(place, kind, strings);
}

void TableFilesBox::retranslate()
{
    m_ui->filesLabel->setText(m_table.source.in.isEmpty() ? QString() : fileText());
    const QString source = m_table.source.source;
    m_ui->sourceLabel->setVisible(!source.isEmpty() || m_table.wantsSource);
    m_ui->sourceLabel->setText(
        source.isEmpty() ? tr("The file holds one language. Name the file with the texts to translate from.")
                         : tr("Source texts: %1").arg(native(source)));
    m_ui->sourceButton->setVisible(!source.isEmpty() || m_table.wantsSource);
    m_ui->columnsButton->setVisible(m_table.isGrid());
    m_ui->patternButton->setVisible(!m_table.pattern.isEmpty());
    m_ui->patternButton->setText(tr("Open all %Ln language(s)", nullptr, m_table.patternFiles));
    m_ui->patternButton->setToolTip(native(m_table.pattern).toHtmlEscaped());
    showRemarks();
}

void TableFilesBox::showRemarks()
{
    QStringList lines;
    for (const TableWarning &warning : std::as_const(m_table.warnings)) {
        const QString name = shownLine(QFileInfo(warning.path).fileName());
        const QString text = shownLine(warning.message);
        lines.append(warning.line > 0
                         ? tr("%1, line %2: %3").arg(name, QLocale().toString(warning.line), text)
                         : tr("%1: %2", "a file, and what is to be looked at in it").arg(name, text));
    }
    if (m_table.warningsLeftOut > 0)
        lines.append(tr("%Ln more remark(s) are not shown.", nullptr, int(m_table.warningsLeftOut)));
    m_remarks->show(
        lines,
        tr("%Ln remark(s) on the files", nullptr, int(m_table.warnings.size() + m_table.warningsLeftOut)));
}

void TableFilesBox::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    retranslate();
}

} // namespace lineup
