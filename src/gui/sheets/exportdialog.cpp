// SPDX-License-Identifier: Apache-2.0
#include "exportdialog.h"

#include "columnsmodel.h"
#include "common/accessible.h"
#include "common/background.h"
#include "common/icons.h"
#include "exportwords.h"
#include "previewmodel.h"
#include "settings/settings.h"
#include "sheetjob.h"
#include "sheetplaces.h"
#include "ui_exportdialog.h"

#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QPushButton>
#include <QStandardPaths>
#include <QStyle>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype previewRows = 12;

} // namespace

ExportDialog::ExportDialog(const QList<SheetScope> &scopes, const SheetFormats &formats, Settings *settings,
                           QWidget *parent)
    : QDialog(parent)
    , m_ui(std::make_unique<Ui::ExportDialog>())
    , m_scopes(scopes)
    , m_formats(formats)
    , m_settings(settings)
    , m_columns(new ColumnsModel(this))
    , m_preview(new PreviewModel(this))
{
    setAttribute(Qt::WA_DeleteOnClose);
    m_ui->setupUi(this);
    m_export = m_ui->buttonBox->addButton(tr("&Export"), QDialogButtonBox::AcceptRole);
    m_ui->columnsView->setModel(m_columns);
    m_ui->previewView->setModel(m_preview);
    m_ui->previewView->setWordWrap(false);
    m_ui->previewView->horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 26);
    m_ui->fileEdit->setMinimumWidth(fontMetrics().averageCharWidth() * 50);
    m_ui->progressBar->hide();
    m_ui->openButton->hide();
    m_ui->showButton->hide();
    m_ui->statusIcon->hide();
    const QString remembered = settings->lastFolder(u"sheet"_s);
    m_folder = remembered.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                    : remembered;
    fillBoxes();
    restoreChoice();
    retranslate();
    connectControls();
    formatChanged();
    // As much as fits a small screen; the rows of the preview take what is more.
    resize(fontMetrics().averageCharWidth() * 120, fontMetrics().height() * 34);
}

ExportDialog::~ExportDialog() = default;

void ExportDialog::fillBoxes()
{
    for (const SheetScope &scope : std::as_const(m_scopes))
        m_ui->scopeBox->addItem(scope.name);
    for (const SheetFormat &each : m_formats.all())
        m_ui->formatBox->addItem(each.name, each.id);
}

void ExportDialog::restoreChoice()
{
    const ExportChoice choice = ExportChoice::fromJson(m_settings->sheetExport());
    m_ui->formatBox->setCurrentIndex(qMax(0, m_ui->formatBox->findData(choice.format)));
    m_ui->safeRadio->setChecked(choice.csvMode == CsvMode::Safe);
    m_ui->exactRadio->setChecked(choice.csvMode == CsvMode::Exact);
    m_columns->setLeftOut(choice.leftOut);
}

void ExportDialog::remember() const
{
    const ExportChoice choice{ format().id, options().csvMode, m_columns->leftOut() };
    m_settings->setSheetExport(choice.toJson());
}

void ExportDialog::connectControls()
{
    connect(m_ui->scopeBox, &QComboBox::currentIndexChanged, this, [this] {
        suggestFile();
        refreshPreview();
    });
    connect(m_ui->formatBox, &QComboBox::currentIndexChanged, this, &ExportDialog::formatChanged);
    connect(m_ui->safeRadio, &QRadioButton::toggled, this, &ExportDialog::refreshPreview);
    connect(m_columns, &ColumnsModel::choiceChanged, this, &ExportDialog::refreshPreview);
    connect(m_ui->allButton, &QPushButton::clicked, this, [this] { m_columns->chooseAll(true); });
    connect(m_ui->noneButton, &QPushButton::clicked, this, [this] { m_columns->chooseAll(false); });
    connect(m_ui->browseButton, &QPushButton::clicked, this, &ExportDialog::browse);
    connect(m_ui->fileEdit, &QLineEdit::textEdited, this, [this] { m_ownName = true; });
    connect(m_ui->fileEdit, &QLineEdit::textChanged, this, &ExportDialog::updateState);
    connect(m_export, &QAbstractButton::clicked, this, &ExportDialog::beginExport);
    connect(m_ui->buttonBox, &QDialogButtonBox::rejected, this, &ExportDialog::reject);
    connect(m_ui->openButton, &QPushButton::clicked, this, [this] {
        if (!openFile(m_last))
            say(tr("No program on this computer opens such files."), u"warning"_s);
    });
    connect(m_ui->showButton, &QPushButton::clicked, this, [this] { showInFolder(m_last); });
}

void ExportDialog::selectScope(int index)
{
    m_ui->scopeBox->setCurrentIndex(index);
}

const SheetFormat &ExportDialog::format() const
{
    return m_formats.all().at(qMax(0, m_ui->formatBox->currentIndex()));
}

SheetOptions ExportDialog::options() const
{
    SheetOptions options;
    options.csvMode = m_ui->exactRadio->isChecked() ? CsvMode::Exact : CsvMode::Safe;
    if (format().isTidy)
        options.columns = m_columns->wanted();
    return options;
}

void ExportDialog::formatChanged()
{
    m_ui->formatHint->setText(exportWords::hint(format().id));
    m_ui->columnsGroup->setVisible(format().isTidy);
    m_ui->csvGroup->setVisible(format().isCsv);
    suggestFile();
    refreshPreview();
}

// The name that people chose stays, only its ending follows the format.
void ExportDialog::suggestFile()
{
    const QString ending = u'.' + format().endings.constFirst();
    QString path = m_ui->fileEdit->text();
    if (m_ownName) {
        const SheetFormat *known = m_formats.forFileName(path);
        if (known && known->id != format().id)
            path = path.left(path.lastIndexOf(u'.')) + ending;
    } else {
        QString name = sheetFileName(m_scopes.at(m_ui->scopeBox->currentIndex()).fileName);
        name = name.isEmpty() ? tr("comparison", "a file's name") : name;
        path = QDir(m_folder).filePath(name + ending);
    }
    m_ui->fileEdit->setText(QDir::toNativeSeparators(path));
    updateState();
}

void ExportDialog::refreshPreview()
{
    const int number = ++m_previews;
    const SheetScope::Make make = m_scopes.at(m_ui->scopeBox->currentIndex()).source;
    runInBackground(
        this,
        [make, chosen = options(), format = format()] {
            return sheetPreview(*make(), chosen, format, previewRows);
        },
        [this, number](const SheetPreview &preview) {
            if (number == m_previews)
                showPreview(preview);
        });
}

void ExportDialog::showPreview(const SheetPreview &preview)
{
    m_columns->setColumns(preview.columns);
    m_preview->setPreview(preview);
    m_ui->previewLabel->setText(
        preview.more ? tr("&Preview of the first %n row(s):", nullptr, int(preview.rows.size()))
                     : tr("&Preview:"));
    updateState();
}

void ExportDialog::browse()
{
    auto *dialog = new QFileDialog(this, tr("Export to"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    QStringList patterns;
    for (const QString &ending : format().endings)
        patterns.append(u"*."_s + ending);
    dialog->setNameFilters({ tr("%1 (%2)").arg(format().name, patterns.join(u' ')), tr("All files (*)") });
    dialog->setDefaultSuffix(format().endings.constFirst());
    const QFileInfo present(QDir::fromNativeSeparators(m_ui->fileEdit->text()));
    dialog->setDirectory(present.absolutePath());
    dialog->selectFile(present.fileName());
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        m_agreed = path; // the file dialog has asked
        m_ownName = true;
        m_ui->fileEdit->setText(QDir::toNativeSeparators(path));
    });
    dialog->open();
}

void ExportDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        m_ui->retranslateUi(this);
        retranslate();
    }
}

void ExportDialog::retranslate()
{
    m_export->setText(tr("&Export"));
    m_ui->csvHint->setText(exportWords::csvHint(QLocale()));
    m_ui->formatHint->setText(exportWords::hint(format().id));
    updateState();
}

void ExportDialog::updateState()
{
    const bool busy = m_job || m_checking;
    for (QWidget *control :
         { static_cast<QWidget *>(m_ui->scopeBox), static_cast<QWidget *>(m_ui->formatBox),
           static_cast<QWidget *>(m_ui->columnsGroup), static_cast<QWidget *>(m_ui->csvGroup),
           static_cast<QWidget *>(m_ui->fileEdit), static_cast<QWidget *>(m_ui->browseButton) })
        control->setEnabled(!busy);
    const bool hasColumns = !format().isTidy || m_preview->columnCount() > 0;
    m_export->setEnabled(!busy && hasColumns && !m_ui->fileEdit->text().trimmed().isEmpty());
    QPushButton *close = m_ui->buttonBox->button(QDialogButtonBox::Close);
    close->setText(m_job ? tr("&Cancel") : tr("Close"));
    m_ui->progressBar->setVisible(m_job);
}

void ExportDialog::say(const QString &text, const QString &symbol)
{
    const int size = style()->pixelMetric(QStyle::PM_SmallIconSize, nullptr, this);
    if (!symbol.isEmpty())
        m_ui->statusIcon->setPixmap(icon(symbol).pixmap(QSize(size, size), devicePixelRatioF()));
    m_ui->statusIcon->setVisible(!symbol.isEmpty());
    m_ui->statusLabel->setText(text);
    announce(m_ui->statusLabel, text);
}

} // namespace lineup
