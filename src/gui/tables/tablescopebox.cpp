// SPDX-License-Identifier: Apache-2.0
#include "tablescopebox.h"

#include "ui_tablescopebox.h"

#include <QEvent>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

// The entries of amountBox.
enum Amount { Everything, First, Sample };

} // namespace

TableScopeBox::TableScopeBox(QWidget *parent)
    : QGroupBox(parent)
    , m_ui(std::make_unique<Ui::TableScopeBox>())
{
    m_ui->setupUi(this);
    connect(m_ui->whereBox, &QComboBox::currentIndexChanged, this, &TableScopeBox::changed);
    connect(m_ui->amountBox, &QComboBox::currentIndexChanged, this, [this] {
        updateFields();
        Q_EMIT changed();
    });
    connect(m_ui->amountSpin, &QSpinBox::valueChanged, this, &TableScopeBox::changed);
    connect(m_ui->seedSpin, &QSpinBox::valueChanged, this, &TableScopeBox::changed);
    updateFields();
}

TableScopeBox::~TableScopeBox() = default;

void TableScopeBox::updateFields()
{
    const int amount = m_ui->amountBox->currentIndex();
    m_ui->amountSpin->setVisible(amount != Everything);
    m_ui->seedSpin->setVisible(amount == Sample);
    m_ui->seedLabel->setVisible(amount == Sample);
    m_ui->pilotHint->setVisible(amount == Sample);
}

TableSelection TableScopeBox::selection() const
{
    TableSelection selection;
    selection.where = TableWhere(m_ui->whereBox->currentIndex());
    if (m_ui->amountBox->currentIndex() == First)
        selection.limit = m_ui->amountSpin->value();
    if (m_ui->amountBox->currentIndex() == Sample) {
        selection.sample = m_ui->amountSpin->value();
        selection.seed = quint64(m_ui->seedSpin->value());
    }
    return selection;
}

QJsonObject TableScopeBox::toJson() const
{
    return { { u"where"_s, m_ui->whereBox->currentIndex() },
             { u"amount"_s, m_ui->amountBox->currentIndex() },
             { u"number"_s, m_ui->amountSpin->value() },
             { u"seed"_s, m_ui->seedSpin->value() } };
}

void TableScopeBox::restore(const QJsonObject &json)
{
    const QSignalBlocker quiet(this);
    m_ui->whereBox->setCurrentIndex(qBound(0, json.value("where"_L1).toInt(), m_ui->whereBox->count() - 1));
    m_ui->amountBox->setCurrentIndex(
        qBound(0, json.value("amount"_L1).toInt(), m_ui->amountBox->count() - 1));
    m_ui->amountSpin->setValue(json.value("number"_L1).toInt(m_ui->amountSpin->value()));
    m_ui->seedSpin->setValue(json.value("seed"_L1).toInt(m_ui->seedSpin->value()));
    updateFields();
}

void TableScopeBox::restore(const TableJob &job)
{
    const QSignalBlocker quiet(this);
    m_ui->whereBox->setCurrentIndex(int(job.where));
    m_ui->amountBox->setCurrentIndex(job.sample > 0 ? Sample : Everything);
    if (job.sample > 0)
        m_ui->amountSpin->setValue(job.sample);
    updateFields();
}

void TableScopeBox::changeEvent(QEvent *event)
{
    QGroupBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        m_ui->retranslateUi(this);
}

} // namespace lineup
