// SPDX-License-Identifier: Apache-2.0
#include "columnsdialog.h"

#include "common/accessible.h"
#include "common/background.h"
#include "dialogsize.h"
#include "sheets/showntext.h"
#include "strings/languagetags.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestCell = 200; // characters that the preview shows
constexpr int byMyself = int(ColumnPreset::Generic); // the entry of presetBox that leaves it to people
constexpr int foundOut = -1;

// What would be found out; translations are told by the languages in the headers.
qsizetype foundFor(QString ColumnMapping::*member, const StringColumns &found)
{
    static const std::pair<QString ColumnMapping::*, qsizetype StringColumns::*> columns[] = {
        { &ColumnMapping::key, &StringColumns::key },
        { &ColumnMapping::source, &StringColumns::source },
        { &ColumnMapping::context, &StringColumns::context },
        { &ColumnMapping::speaker, &StringColumns::speaker },
        { &ColumnMapping::limit, &StringColumns::limit },
    };
    for (const auto &[mapped, column] : columns) {
        if (mapped == member)
            return found.*column;
    }
    return member == &ColumnMapping::comment ? found.comments.value(0, -1) : -1;
}

} // namespace

void GridPreviewModel::setPreview(const GridPreview &preview)
{
    beginResetModel();
    m_preview = preview;
    m_columns = preview.headers.size();
    for (const QStringList &row : preview.rows)
        m_columns = std::max(m_columns, row.size());
    endResetModel();
}

int GridPreviewModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_preview.rows.size());
}

int GridPreviewModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns);
}

QVariant GridPreviewModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || role != Qt::DisplayRole)
        return {};
    return shownTitle(m_preview.rows.at(index.row()).value(index.column()), longestCell);
}

QVariant GridPreviewModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return shownTitle(m_preview.headers.value(section), longestCell);
}

ColumnsDialog::ColumnsDialog(const QString &path, const ColumnMapping &mapping, const QString &sheet,
                             QWidget *parent)
    : QDialog(parent)
    , m_path(path)
    , m_given(mapping)
    , m_model(new GridPreviewModel(this))
    , m_preset(new QComboBox(this))
    , m_unit(new QComboBox(this))
    , m_sheet(new QComboBox(this))
    , m_sheetLabel(new QLabel(tr("Sheet:"), this))
    , m_message(new QLabel(this))
    , m_view(new QTableView(this))
    , m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Columns of “%1”").arg(shownTitle(QFileInfo(path).fileName(), 60)));
    build();
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ColumnsDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ColumnsDialog::reject);
    connect(m_preset, &QComboBox::currentIndexChanged, this, &ColumnsDialog::check);
    connect(m_sheet, &QComboBox::activated, this, [this] { read(m_sheet->currentText()); });
    read(sheet);
}

void ColumnsDialog::addField(QFormLayout *form, const QString &label, const QString &none,
                             const QString &objectName, QString ColumnMapping::*member, QWidget *beside)
{
    auto *box = new QComboBox(this);
    box->setObjectName(objectName);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(24);
    box->setPlaceholderText(none);
    auto *name = new QLabel(label, this);
    name->setBuddy(box);
    auto *row = new QHBoxLayout;
    row->addWidget(box, 1);
    if (beside)
        row->addWidget(beside);
    form->addRow(name, row);
    m_fields.append({ box, member });
    box->setProperty("none", none);
    connect(box, &QComboBox::currentIndexChanged, this, &ColumnsDialog::check);
}

void ColumnsDialog::addLimitField(QFormLayout *form)
{
    m_unit->setObjectName(u"limitUnitBox"_s);
    m_unit->setAccessibleName(tr("Unit of the longest translation"));
    m_unit->addItem(tr("characters"), int(StringLimit::Unit::Characters));
    m_unit->addItem(tr("bytes"), int(StringLimit::Unit::Bytes));
    m_unit->addItem(tr("pixels"), int(StringLimit::Unit::Pixels));
    m_unit->setItemData(1, tr("In UTF-8").toHtmlEscaped(), Qt::ToolTipRole);
    m_unit->setItemData(2, tr("In the font that is chosen in the set-up").toHtmlEscaped(), Qt::ToolTipRole);
    addField(form, tr("Longest translation:"), tr("None"), u"limitBox"_s, &ColumnMapping::limit, m_unit);
}

void ColumnsDialog::build()
{
    m_preset->setObjectName(u"presetBox"_s);
    m_preset->addItem(tr("Find out"), foundOut);
    m_preset->addItem(tr("Those of Unity"), int(ColumnPreset::Unity));
    m_preset->addItem(tr("Those of Godot"), int(ColumnPreset::Godot));
    m_preset->addItem(tr("Those of Yarn Spinner"), int(ColumnPreset::Yarn));
    m_preset->addItem(tr("Choose each"), byMyself);
    auto *presetLabel = new QLabel(tr("Columns:"), this);
    presetLabel->setBuddy(m_preset);
    m_sheetLabel->setBuddy(m_sheet);
    auto *form = new QFormLayout;
    form->addRow(m_sheetLabel, m_sheet);
    form->addRow(presetLabel, m_preset);
    addField(form, tr("Key:"), tr("Choose a column"), u"keyBox"_s, &ColumnMapping::key);
    addField(form, tr("Source text:"), tr("By the language in the header"), u"sourceBox"_s,
             &ColumnMapping::source);
    addField(form, tr("Translations:"), tr("By the languages in the headers"), u"targetBox"_s,
             &ColumnMapping::target);
    addField(form, tr("Context:"), tr("None"), u"contextBox"_s, &ColumnMapping::context);
    addField(form, tr("Comment:"), tr("None"), u"commentBox"_s, &ColumnMapping::comment);
    addField(form, tr("Speaker:"), tr("None"), u"speakerBox"_s, &ColumnMapping::speaker);
    addLimitField(form);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("First rows"));
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setWordWrap(false);
    m_view->setMinimumHeight(fontMetrics().height() * 6);
    m_view->setTabKeyNavigation(false);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_message);
    layout->addWidget(m_buttons);
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(false);
    resizeToText(this, 100, 32);
}

void ColumnsDialog::read(const QString &sheet)
{
    const int reading = ++m_reading;
    m_message->setText(tr("Reading the file…"));
    runInBackground(
        this,
        [path = m_path, sheet] {
            const QString file = isLanguagePattern(path) ? languageFiles(path).value(0).path : path;
            return readGridPreview(file, sheet, previewRows);
        },
        [this, reading](const GridPreview &preview) {
            if (reading == m_reading)
                showPreview(preview);
        });
}

void ColumnsDialog::showPreview(const GridPreview &preview)
{
    m_preview = preview;
    m_model->setPreview(preview);
    m_sheet->clear();
    m_sheet->addItems(preview.sheets);
    m_sheet->setCurrentIndex(m_sheet->findText(preview.sheet));
    m_sheet->setVisible(preview.sheets.size() > 1);
    m_sheetLabel->setVisible(preview.sheets.size() > 1);
    fillFields();
    check();
    m_view->resizeColumnsToContents();
    const int widest = fontMetrics().averageCharWidth() * 30;
    for (int column = 0; column < m_model->columnCount(); ++column)
        m_view->setColumnWidth(column, std::min(widest, m_view->columnWidth(column)));
}

// What is in use, or what would be found out.
void ColumnsDialog::fillFields()
{
    const StringColumns found = findStringColumns(m_preview.headers, m_given, {}, true);
    for (const Field &field : std::as_const(m_fields)) {
        const QSignalBlocker quiet(field.box);
        field.box->clear();
        field.box->addItem(field.box->property("none").toString(), QString());
        for (const QString &header : std::as_const(m_preview.headers)) {
            if (!header.isEmpty() && field.box->findData(header) < 0)
                field.box->addItem(shownTitle(header, 60), header);
        }
        QString chosen = m_given.*(field.member);
        if (chosen.isEmpty())
            chosen = m_preview.headers.value(foundFor(field.member, found));
        field.box->setCurrentIndex(std::max(0, field.box->findData(chosen)));
    }
    m_unit->setCurrentIndex(m_unit->findData(int(found.limitUnit)));
    ColumnMapping chosen = m_given;
    chosen.preset.reset();
    // Where nothing can be found out, people can say it.
    const bool isFound = found.key >= 0 && (found.source >= 0 || found.target >= 0);
    const int other = chosen == ColumnMapping{} && isFound ? foundOut : byMyself;
    const int preset = m_given.preset ? int(*m_given.preset) : other;
    m_preset->setCurrentIndex(std::max(0, m_preset->findData(preset)));
}

ColumnMapping ColumnsDialog::mapping() const
{
    ColumnMapping mapping;
    const int preset = m_preset->currentData().toInt();
    if (preset == byMyself) {
        for (const Field &field : m_fields)
            mapping.*(field.member) = field.box->currentData().toString();
        if (!mapping.limit.isEmpty())
            mapping.limitUnit = StringLimit::Unit(m_unit->currentData().toInt());
    } else if (preset != foundOut) {
        mapping.preset = ColumnPreset(preset);
    }
    return mapping;
}

void ColumnsDialog::check()
{
    const bool free = m_preset->currentData().toInt() == byMyself;
    for (const Field &field : std::as_const(m_fields))
        field.box->setEnabled(free);
    m_unit->setEnabled(free && !mapping().limit.isEmpty());
    QString message = m_preview.error;
    bool usable = message.isEmpty();
    if (usable) {
        const StringColumns found = findStringColumns(m_preview.headers, mapping(), {}, true);
        usable = found.key >= 0 && (found.source >= 0 || found.target >= 0);
        QStringList languages;
        for (const QString &tag : languagesOfColumns(m_preview.headers, mapping()))
            languages.append(languageName(tag));
        if (!usable)
            message = tr("There is no column of keys, or none of texts. Choose them.");
        else
            message = tr("Key: %1. Source: %2. Translations: %3.", "headers of columns")
                          .arg(shownTitle(m_preview.headers.value(found.key), 40),
                               shownTitle(m_preview.headers.value(found.source, tr("another file")), 40),
                               languages.isEmpty()
                                   ? shownTitle(m_preview.headers.value(found.target, tr("new columns")), 40)
                                   : languages.join(tr(", ", "between languages")));
    }
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(usable);
    if (m_message->text() == message)
        return;
    m_message->setText(message);
    announce(m_message, message);
}

void ColumnsDialog::accept()
{
    if (!m_buttons->button(QDialogButtonBox::Ok)->isEnabled())
        return;
    Q_EMIT columnsChosen(m_preview.headers, mapping(),
                         m_preview.sheets.isEmpty() ? QString() : m_preview.sheet);
    QDialog::accept();
}

} // namespace lineup
