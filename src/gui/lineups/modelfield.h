// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/lineup.h"
#include "model/modelcatalogue.h"
#include "protocols/protocol.h"

#include <QHash>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace lineup {

class LineupServices;

// The model of a target: free text, with the provider's own list to choose from once it has arrived and the
// catalogue's until then. Lists are kept as long as the field lives. Only a built-in provider at its own
// address is asked without being told to: opening somebody's file must not call on strangers.
class ModelField : public QWidget
{
    Q_OBJECT
public:
    explicit ModelField(QWidget *parent = nullptr);

    void setServices(LineupServices *services); // not owned, lives longer
    // Shows the target's model and the models of its provider.
    void setTarget(const Target &target);
    QString model() const;
    QComboBox *box() const { return m_box; }
    void refresh();

Q_SIGNALS:
    void edited();

protected:
    void changeEvent(QEvent *event) override;

private:
    struct List
    {
        QStringList ids;
        QString error;
        bool loading = false;
    };

    static QString serverOf(const Target &target);
    bool mayAskUnasked() const;
    void arrived(const QString &server, const QList<ModelInfo> &models, const QString &error);
    void showModels();
    void showState();
    void retranslate();

    LineupServices *m_services = nullptr;
    Target m_target;
    QHash<QString, List> m_lists; // by server
    QComboBox *m_box;
    QPushButton *m_refresh;
    QLabel *m_state;
};

} // namespace lineup
