// SPDX-License-Identifier: Apache-2.0
#include "pricespage.h"

#include "pricemodel.h"
#include "settings/settings.h"
#include "ui_pricespage.h"

#include <QHeaderView>

namespace lineup {

PricesPage::PricesPage(Settings *settings, QWidget *parent)
    : QWidget(parent)
    , m_ui(std::make_unique<Ui::PricesPage>())
    , m_settings(settings)
    , m_model(new PriceModel(settings->priceOverrides(), this))
{
    m_ui->setupUi(this);
    m_ui->pricesTable->setModel(m_model);
    m_ui->pricesTable->verticalHeader()->hide();
    m_ui->pricesTable->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_ui->pricesTable->horizontalHeader()->setSectionResizeMode(PriceModel::Model, QHeaderView::Stretch);
    m_ui->removeButton->setEnabled(false);
    connect(m_ui->pricesTable->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            [this] { m_ui->removeButton->setEnabled(m_ui->pricesTable->selectionModel()->hasSelection()); });
    connect(m_model, &PriceModel::changed, this,
            [this] { m_settings->setPriceOverrides(m_model->prices()); });
    connect(m_ui->addButton, &QPushButton::clicked, this, &PricesPage::add);
    connect(m_ui->removeButton, &QPushButton::clicked, this, &PricesPage::remove);
}

PricesPage::~PricesPage() = default;

void PricesPage::add()
{
    const int row = m_model->rowCount();
    m_model->insertRow(row);
    const QModelIndex model = m_model->index(row, PriceModel::Model);
    m_ui->pricesTable->setCurrentIndex(model);
    m_ui->pricesTable->setFocus();
    m_ui->pricesTable->edit(model);
}

void PricesPage::remove()
{
    const QModelIndexList rows = m_ui->pricesTable->selectionModel()->selectedRows();
    if (!rows.isEmpty())
        m_model->removeRow(rows.first().row());
}

} // namespace lineup
