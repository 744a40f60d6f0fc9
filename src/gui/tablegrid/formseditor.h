// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringList>
#include <QTimer>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QToolButton;
class QVBoxLayout;

namespace lineup {

// Where a person edits a translation in place: one field, or for a plural one a form. What is typed is told
// a little later, for the checks; what counts is told once, when the editor is left. Ctrl+Return and Escape
// leave it, and Escape goes no further, so that it never stops a run. GUI thread.
class FormsEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FormsEditor(QWidget *parent = nullptr);

    // `titles` name the forms; one that is empty is no plural. `rightToLeft` is the language's direction.
    void open(const QString &label, const QStringList &titles, const QStringList &original,
              const QStringList &texts, bool rightToLeft);
    bool isOpen() const { return !isHidden(); }
    QStringList texts() const;
    // Tells done() when it was open.
    void close();

Q_SIGNALS:
    void draftChanged(const QStringList &forms);
    void done(const QStringList &forms);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setFields(qsizetype count);
    void fitHeights();
    void setWords();

    QStringList m_original;
    QList<QLabel *> m_titles;
    QList<QPlainTextEdit *> m_fields;
    QVBoxLayout *m_layout;
    QToolButton *m_restore;
    QToolButton *m_done;
    QTimer m_soon;
};

} // namespace lineup
