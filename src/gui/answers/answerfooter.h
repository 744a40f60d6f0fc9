// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/liveanswer.h"
#include "model/run.h"

#include <QWidget>

#include <memory>
#include <optional>

class QMenu;

namespace lineup {

namespace Ui {
class AnswerFooter;
}

// The foot of an answer panel: how long the answer is and what can be done with it. Two rows of fixed height,
// whatever the state. Emits wishes, changes nothing.
class AnswerFooter : public QWidget
{
    Q_OBJECT
public:
    explicit AnswerFooter(QWidget *parent = nullptr);
    ~AnswerFooter() override;

    // 1 to 9: the key that picks this answer; 0: none.
    void setNumber(int number);
    void setAnswer(const Answer &answer, AnswerPhase phase);
    void setFacts(const QString &facts);
    void setNoteOpen(bool open);
    void setEditing(bool editing);
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

private:
    void buildRatingMenu();
    void nameControls();
    void reserveWidths();
    QString pickText(bool picked) const;
    QString ratingText(std::optional<int> rating) const;
    QString noteText(bool written) const;
    void showVerdict();

    std::unique_ptr<Ui::AnswerFooter> m_ui;
    QMenu *m_ratings;
    Answer m_answer; // its texts are left out
    AnswerPhase m_phase = AnswerPhase::Idle;
    bool m_hasText = false;
    int m_number = 0;
};

} // namespace lineup
