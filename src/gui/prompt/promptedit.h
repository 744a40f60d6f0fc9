// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPlainTextEdit>
#include <QTextCursor>
#include <QTimer>

namespace lineup {

// A plain-text field as high as its text, between two numbers of lines. Text that would freeze a text field
// (lines over hugeLine characters) is kept aside and shown read-only with line breaks that text() does not
// have. Text over slice characters goes in piece by piece, read-only meanwhile; text() has all of it from the
// start. Everything happens in the GUI thread; a dropped file is only reported, its reader is the owner's
// affair.
class PromptEdit : public QPlainTextEdit
{
    Q_OBJECT
public:
    static constexpr qsizetype hugeLine = 64 * 1024; // characters (UTF-16 units)
    static constexpr qsizetype slice
        = 64 * 1024; // characters; laying out more takes longer than a frame or two
    static constexpr qsizetype mostLines = 200'000; // more are refused: each costs as much as a line of text
    static constexpr qsizetype maxText = 4 * 1024 * 1024; // characters; more is refused

    explicit PromptEdit(QWidget *parent = nullptr);

    void setLineRange(int minLines, int maxLines);
    // May be given more or less room than its text wants (never less than a line).
    void setStretchable(bool stretchable);
    // The text exactly as it was typed, pasted or set (no-break spaces included), lines ended by "\n".
    QString text() const;
    // Replaces everything; a user cannot undo it.
    void setText(const QString &text);
    // Inserts at `cursor`, as one undoable step; false and refused() when the whole would be over maxText or
    // mostLines, or something is being inserted already.
    bool insertText(QTextCursor cursor, const QString &text);
    bool isBlank() const;

    bool isHuge() const { return !m_huge.isNull(); }
    // A large text goes in piece by piece.
    bool isInserting() const { return !m_rest.isEmpty(); }
    // For a huge text: go back to what was there before it.
    void dropHugeText();
    // For a huge text: make the shown line breaks part of the text, so that it can be edited.
    void keepShownBreaks();

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void edited(); // the text is another one
    void hugeChanged(bool huge);
    void fileDropped(const QString &path, const QTextCursor &at);
    void refused(const QString &why); // nothing was inserted

protected:
    bool canInsertFromMimeData(const QMimeData *source) const override;
    void insertFromMimeData(const QMimeData *source) override;
    QMimeData *createMimeDataFromSelection() const override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;

private:
    QString shownText() const;
    void replaceAll(const QString &text, const QString &before);
    QString whyRefused(const QString &clean) const;
    void insertNextPiece();
    void insertPiece();
    void checkInserted(int position, int removed, int added);
    void followText();
    void updateHeight();

    QString m_rest; // of the text that is being inserted at m_insertion
    QTextCursor m_insertion;
    QTimer m_insertTimer;
    QString m_huge; // null: what is shown is the text
    QString m_beforeHuge;
    int m_minLines = 3;
    int m_maxLines = 10;
    int m_height = 0;
    int m_leastHeight = 0;
    bool m_stretchable = false;
    bool m_changing = false;
};

} // namespace lineup
