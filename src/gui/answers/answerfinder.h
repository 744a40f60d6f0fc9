// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QHash>
#include <QList>
#include <QObject>
#include <QTimer>

namespace lineup {

class AnswerPanel;

// Searches the panels that are shown, one a turn of the event loop, and marks what it found. Follows texts
// that grow. Panels are not owned; setPanels() before one dies.
class AnswerFinder : public QObject
{
    Q_OBJECT
public:
    explicit AnswerFinder(QObject *parent = nullptr);

    void setPanels(const QList<AnswerPanel *> &panels);
    // An empty text ends the search and takes the marks away.
    void search(const QString &text, Qt::CaseSensitivity sensitivity);
    void next() { step(1); }
    void previous() { step(-1); }

    int total() const;
    int countIn(AnswerPanel *panel) const { return int(m_found.value(panel).size()); }
    // Anew, after the colours have changed.
    void markAll();
    bool isSearching() const { return !m_waiting.isEmpty(); }

Q_SIGNALS:
    // `current` counts from 1; 0: none is chosen.
    void counted(int current, int total);
    // The reader is to see this panel.
    void revealRequested(lineup::AnswerPanel *panel);

private:
    struct Match // positions in the document
    {
        int start = 0;
        int end = 0;
    };

    void searchAgain(AnswerPanel *panel);
    void searchOne();
    void step(int direction);
    void mark(AnswerPanel *panel);
    void report();

    QList<AnswerPanel *> m_panels;
    QList<AnswerPanel *> m_waiting;
    QHash<AnswerPanel *, QList<Match>> m_found;
    QString m_text;
    Qt::CaseSensitivity m_sensitivity = Qt::CaseInsensitive;
    QTimer m_turn;
    AnswerPanel *m_currentPanel = nullptr;
    int m_current = -1; // index in that panel's list
};

} // namespace lineup
