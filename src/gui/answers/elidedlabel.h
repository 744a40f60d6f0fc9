// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLabel>

namespace lineup {

// One line of foreign plain text that gives way: what does not fit is cut with an ellipsis and shown in the
// tooltip. Never asks for more width than a few characters.
class ElidedLabel : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    // Where the text does not fit, `brief` is shown if that does.
    void setFullText(const QString &text, const QString &brief = {});
    const QString &fullText() const { return m_full; }
    // Further plain text for the tooltip, below the full text.
    void setDetails(const QString &details);

    QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_full;
    QString m_brief;
    QString m_details;
};

} // namespace lineup
