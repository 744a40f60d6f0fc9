// SPDX-License-Identifier: Apache-2.0
#include "tablerequestsbox.h"

#include "ui_tablerequestsbox.h"

#include <QEvent>

namespace lineup {

using namespace Qt::StringLiterals;

TableRequestsBox::TableRequestsBox(QWidget *parent)
    : QGroupBox(parent)
    , m_ui(std::make_unique<Ui::TableRequestsBox>())
{
    m_ui->setupUi(this);
    showCurrency();
    connect(m_ui->tableLineupBox, &QComboBox::activated, this, &TableRequestsBox::lineupChosen);
    connect(m_ui->editLineupButton, &QPushButton::clicked, this, &TableRequestsBox::editLineupRequested);
    connect(m_ui->perRequestSpin, &QSpinBox::valueChanged, this, &TableRequestsBox::changed);
    connect(m_ui->concurrencySpin, &QSpinBox::valueChanged, this, &TableRequestsBox::changed);
    connect(m_ui->capSpin, &QDoubleSpinBox::valueChanged, this, &TableRequestsBox::changed);
    connect(m_ui->localOnlyBox, &QCheckBox::toggled, this, &TableRequestsBox::changed);
}

TableRequestsBox::~TableRequestsBox() = default;

void TableRequestsBox::showCurrency()
{
    m_ui->capSpin->setSuffix(tr(" USD", "after an amount"));
}

void TableRequestsBox::setLineups(const QStringList &names, int current)
{
    m_ui->tableLineupBox->clear();
    m_ui->tableLineupBox->addItems(names);
    m_ui->tableLineupBox->setCurrentIndex(current);
}

void TableRequestsBox::apply(TableSetup &setup) const
{
    setup.stringsPerRequest = m_ui->perRequestSpin->value();
    setup.concurrency = m_ui->concurrencySpin->value();
    setup.localOnly = m_ui->localOnlyBox->isChecked();
    if (m_ui->capSpin->value() > 0)
        setup.maxCostUsd = m_ui->capSpin->value();
}

QJsonObject TableRequestsBox::toJson() const
{
    return { { u"perRequest"_s, m_ui->perRequestSpin->value() },
             { u"concurrency"_s, m_ui->concurrencySpin->value() },
             { u"localOnly"_s, m_ui->localOnlyBox->isChecked() } };
}

void TableRequestsBox::restore(const QJsonObject &json)
{
    const QSignalBlocker quiet(this);
    m_ui->perRequestSpin->setValue(json.value("perRequest"_L1).toInt(m_ui->perRequestSpin->value()));
    m_ui->concurrencySpin->setValue(json.value("concurrency"_L1).toInt());
    m_ui->localOnlyBox->setChecked(json.value("localOnly"_L1).toBool());
}

void TableRequestsBox::restore(const TableJob &job)
{
    const QSignalBlocker quiet(this);
    m_ui->perRequestSpin->setValue(job.stringsPerRequest);
    m_ui->concurrencySpin->setValue(job.concurrency);
    m_ui->localOnlyBox->setChecked(job.localOnly);
    m_ui->capSpin->setValue(job.maxCostUsd.value_or(0));
}

void TableRequestsBox::focusLineups()
{
    m_ui->tableLineupBox->setFocus(Qt::ShortcutFocusReason);
}

void TableRequestsBox::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() != QEvent::LanguageChange)
        return;
    m_ui->retranslateUi(this);
    showCurrency();
}

} // namespace lineup
