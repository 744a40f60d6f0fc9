// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"
#include "model/run.h"

#include <QWidget>

#include <memory>
#include <optional>

class QMenu;
class QToolButton;

namespace lineup {

namespace Ui {
class AnswerFooter;
}

// The foot of an answer panel: how long the answer is and what can be done with it. Two rows of fixed height
// whatever the state, or one where there is little room; icons in place of words where it is narrow. Emits
// wishes, changes nothing.
class AnswerFooter : public QWidget
{
    Q_OBJECT
public:
    explicit AnswerFooter(QWidget *parent = nullptr);
    ~AnswerFooter() override;

    // 1 to 9: the key that picks this answer; 0: none.
    void setNumber(int number);
    void setAnswer(const Answer &answer, AnswerPhase phase);
    // `brief` stands in where there is little room.
    void setFacts(const QString &facts, const QString &brief);
    void setNoteOpen(bool open);
    void setEditing(bool editing);
    // One row in place of two.
    void setLow(bool low);
    // Wide enough for every button that can appear at once.
    int neededWidth() const;

Q_SIGNALS:
    void pickRequested();
    void copyRequested();
    void retryRequested();
    void continueRequested();
    void cancelRequested();
    void ratingChosen(std::optional<int> rating);
    void noteToggled(bool open);
    void editToggled(bool open);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Icon
    {
        QToolButton *button;
        QString name;
    };
    QList<Icon> iconButtons() const;
    void buildRatingMenu();
    void nameControls();
    void reserveWidths();
    void setWords(bool words);
    int rowWidth(const QList<QToolButton *> &buttons) const;
    int widthFor(bool low, bool words);
    void measure();
    void fit();
    void showRating();
    QString pickText(bool picked) const;
    QString ratingText(std::optional<int> rating) const;
    QString noteText(bool written) const;
    void showVerdict();

    std::unique_ptr<Ui::AnswerFooter> m_ui;
    QMenu *m_ratings;
    Answer m_answer; // its texts are left out
    AnswerPhase m_phase = AnswerPhase::Idle;
    bool m_hasText = false;
    int m_wideWidth = 0; // two rows of words
    int m_lowWideWidth = 0; // one row of words
    int m_narrowWidth = 0; // one row of icons
    bool m_low = false;
    bool m_words = true; // on the buttons that can do with an icon
    int m_number = 0;
};

} // namespace lineup
