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

// Where a person edits an answer's text, in its place. What was typed is reported half a second later, or at
// once when the editor is closed; Escape closes it and goes no further, so that it never stops a run.
class AnswerEditor : public QWidget
{
    Q_OBJECT
public:
    explicit AnswerEditor(QWidget *parent = nullptr);
    ~AnswerEditor() override;

    void open(const QString &label, const QString &original, const QString &text, const QFont &font);
    // Reports what has not been reported yet and hides.
    void close();
    bool isOriginalWanted() const;
    // What is in the editor now.
    QString text() const;

Q_SIGNALS:
    // Unset: the text is the original again.
    void textEdited(const std::optional<QString> &text);
    void closed();
    void textChanged();
    void originalWanted(bool wanted);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void report();

    std::unique_ptr<Ui::AnswerEditor> m_ui;
    QTimer m_delay;
    QString m_original;
    QString m_reported;
};

} // namespace lineup
