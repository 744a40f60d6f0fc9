// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QFrame>
#include <QList>
#include <QStringList>

#include <memory>

class QPushButton;

namespace Ui {
class Banner;
}

namespace lineup {

// A slim line over some part of a window that says one thing, with up to two buttons and, where it can be put
// off, a cross. Hidden at first. Assistive technology is told when it appears or says something else.
class Banner : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);
    ~Banner() override;

    // Shows the banner. `buttons` are verbs, in the order of buttonClicked(); an empty or absent one is not
    // shown.
    void showMessage(const QString &text, const QStringList &buttons = {});
    // Says it differently, without telling anybody again.
    void correctMessage(const QString &text);
    QString text() const;
    // Without one the banner stays until its owner hides it.
    void setClosable(bool closable);

Q_SIGNALS:
    void buttonClicked(int index);
    void closed(); // by the user

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void tell();
    void updateIcon();

    std::unique_ptr<::Ui::Banner> m_ui;
    QList<QPushButton *> m_buttons;
};

} // namespace lineup
