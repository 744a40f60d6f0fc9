// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace lineup {

namespace Ui {
class AnswerEditor;
}

// Where a person edits an answer's text, below the original. What was typed is reported half a second later,
// or at once when the editor is closed.
class AnswerEditor : public QWidget
{
    Q_OBJECT
public:
    explicit AnswerEditor(QWidget *parent = nullptr);
    ~AnswerEditor() override;

    void open(const QString &label, const QString &original, const QString &text, const QFont &font);
    // Reports what has not been reported yet and hides.
    void close();

Q_SIGNALS:
    // Unset: the text is the original again.
    void textEdited(const std::optional<QString> &text);
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void report();
    void showCounts();

    std::unique_ptr<Ui::AnswerEditor> m_ui;
    QTimer m_delay;
    QString m_original;
    QString m_reported;
};

} // namespace lineup
