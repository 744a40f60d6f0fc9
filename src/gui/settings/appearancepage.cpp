// SPDX-License-Identifier: Apache-2.0
#include "appearancepage.h"

#include "settings/settings.h"
#include "ui_appearancepage.h"

namespace lineup {

AppearancePage::AppearancePage(Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::AppearancePage>())
    , m_settings(settings)
{
    m_ui->setupUi(this);
    fill();
    connect(m_ui->appearanceBox, &QComboBox::activated, this,
            [this](int index) { m_settings->setAppearance(Appearance(index)); });
    connect(m_ui->layoutBox, &QComboBox::activated, this,
            [this](int index) { m_settings->setAnswersLayout(AnswersLayout(index)); });
    connect(m_ui->scrollCheck, &QCheckBox::toggled, this,
            [this](bool on) { m_settings->setSynchronizedScrolling(on); });
    connect(m_ui->fontCheck, &QCheckBox::toggled, this, &AppearancePage::keepFont);
    connect(m_ui->familyBox, &QFontComboBox::currentFontChanged, this, &AppearancePage::keepFont);
    connect(m_ui->sizeBox, &QSpinBox::valueChanged, this, &AppearancePage::keepFont);
    showSample();
}

AppearancePage::~AppearancePage() = default;

void AppearancePage::fill()
{
    // In the order of the enums.
    m_ui->appearanceBox->addItems({ tr("As the system"), tr("Light"), tr("Dark") });
    m_ui->appearanceBox->setCurrentIndex(int(m_settings->appearance()));
    m_ui->layoutBox->addItems({ tr("Side by side"), tr("In a grid"), tr("In tabs") });
    m_ui->layoutBox->setCurrentIndex(int(m_settings->answersLayout()));
    m_ui->scrollCheck->setChecked(m_settings->synchronizedScrolling());
    m_ui->sizeBox->setSuffix(tr(" pt", "points, a font's size"));
    const ReadingFont chosen = m_settings->readingFont();
    m_ui->fontCheck->setChecked(chosen != ReadingFont());
    m_ui->familyBox->setCurrentFont(chosen.family.isEmpty() ? font() : QFont(chosen.family));
    m_ui->sizeBox->setValue(chosen.pointSize > 0 ? chosen.pointSize : font().pointSize());
}

void AppearancePage::keepFont()
{
    const bool own = m_ui->fontCheck->isChecked();
    m_settings->setReadingFont(
        own ? ReadingFont{ m_ui->familyBox->currentFont().family(), m_ui->sizeBox->value() } : ReadingFont());
    showSample();
}

void AppearancePage::showSample()
{
    const bool own = m_ui->fontCheck->isChecked();
    for (QWidget *widget : { static_cast<QWidget *>(m_ui->familyBox), static_cast<QWidget *>(m_ui->sizeBox) })
        widget->setEnabled(own);
    QFont sample = font();
    if (own) {
        sample.setFamily(m_ui->familyBox->currentFont().family());
        sample.setPointSize(m_ui->sizeBox->value());
    }
    m_ui->sample->setFont(sample);
}

} // namespace lineup
