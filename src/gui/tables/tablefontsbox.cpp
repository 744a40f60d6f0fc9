// SPDX-License-Identifier: Apache-2.0
#include "tablefontsbox.h"

#include "ui_tablefontsbox.h"

#include <QCompleter>
#include <QEvent>
#include <QFontDatabase>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const auto forAll = u"*"_s; // in TableFonts

} // namespace

TableFontsBox::TableFontsBox(QWidget *parent)
    : QGroupBox(parent)
    , m_ui(std::make_unique<Ui::TableFontsBox>())
{
    m_ui->setupUi(this);
    auto *families = new QCompleter(QFontDatabase::families(), this);
    families->setCaseSensitivity(Qt::CaseInsensitive);
    families->setFilterMode(Qt::MatchContains);
    m_ui->fontEdit->setCompleter(families);
    m_ui->fontEdit->setAcceptDrops(false); // files are dropped onto the page
    m_ui->fontSizeSpin->setValue(m_fonts.pixels);
    connect(m_ui->fontFileButton, &QPushButton::clicked, this, &TableFontsBox::fontFileRequested);
    connect(m_ui->fontLanguageBox, &QComboBox::activated, this, &TableFontsBox::showFont);
    connect(m_ui->fontEdit, &QLineEdit::editingFinished, this,
            [this] { keepFont(TableFonts::nameFor(m_ui->fontEdit->text())); });
    // Taken away at once: whoever clears it does not go on to another field.
    connect(m_ui->fontEdit, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            keepFont({});
    });
    connect(m_ui->fontSizeSpin, &QDoubleSpinBox::valueChanged, this, [this](double pixels) {
        m_fonts.pixels = pixels;
        if (!m_fonts.names.isEmpty())
            Q_EMIT changed();
    });
    retranslate();
}

TableFontsBox::~TableFontsBox() = default;

void TableFontsBox::setLanguages(const QStringList &languages)
{
    m_languages = languages;
    m_ui->fontLanguageBox->setLanguages(languages);
    showFont();
}

void TableFontsBox::showFont()
{
    const QSignalBlocker quiet(m_ui->fontEdit);
    m_ui->fontEdit->setText(m_fonts.names.value(m_ui->fontLanguageBox->language()));
    m_ui->fontEdit->setCursorPosition(int(m_ui->fontEdit->text().size()));
}

void TableFontsBox::keepFont(const QString &name)
{
    const QString language = m_ui->fontLanguageBox->language();
    if (m_fonts.names.value(language) == name)
        return;
    if (name.isEmpty())
        m_fonts.names.remove(language);
    else
        m_fonts.names.insert(language, name);
    showFont();
    showHint();
    Q_EMIT changed();
}

void TableFontsBox::setFontFile(const QString &path)
{
    keepFont(TableFonts::nameFor(path));
}

void TableFontsBox::showPlan(const TablePlan &plan)
{
    m_hasPixelLimits = hasPixelLimits(plan.job);
    showHint();
}

void TableFontsBox::showHint()
{
    const bool missing = m_hasPixelLimits && m_fonts.names.isEmpty();
    m_ui->fontHint->setText(
        missing ? tr("Some strings have limits in pixels. They are checked once a font is chosen.")
                : tr("Limits in pixels are measured in it, and signs that it lacks are found."));
}

void TableFontsBox::apply(TableSetup &setup) const
{
    setup.fonts = m_fonts;
    setup.fonts.names.removeIf([this](const std::pair<const QString &, QString &> &font) {
        return font.first != forAll && !m_languages.contains(font.first);
    });
}

QJsonObject TableFontsBox::toJson() const
{
    return m_fonts.names.isEmpty() ? QJsonObject() : m_fonts.toJson();
}

void TableFontsBox::setFonts(const TableFonts &fonts)
{
    const QSignalBlocker quiet(this);
    m_fonts = fonts;
    m_fonts.opened.clear();
    m_fonts.problems.clear();
    m_ui->fontSizeSpin->setValue(m_fonts.pixels);
    showFont();
    showHint();
}

void TableFontsBox::retranslate()
{
    m_ui->fontSizeSpin->setSuffix(tr(" px", "after a size in pixels"));
    showHint();
}

void TableFontsBox::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    retranslate();
}

} // namespace lineup
