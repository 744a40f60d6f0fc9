// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QString>

namespace lineup {

// Turns what a provider sent, piece by piece, into what may be shown: line ends are unified, control and tag
// characters dropped, bidirectional overrides made visible, half characters replaced. Remembers where the two
// differ, so that a selection can be copied as it was sent. A value; positions are UTF-16 units.
class DisplayText
{
public:
    // What to show for the next piece. Half a surrogate pair or a CR at its end waits for what follows.
    QString feed(QStringView raw);
    // What to show for an end that still waits.
    QString finish();
    void clear() { *this = DisplayText(); }

    // How many characters were dropped or made visible.
    int hiddenCharacters() const { return m_hidden; }
    // Where in the raw text a position of the shown text lies.
    qsizetype rawPosition(qsizetype shownPosition) const;

    static QString shown(QStringView raw);
    // Whether shown() may pass this UTF-16 unit on as it is, by itself.
    static bool isPlain(char16_t unit);
    // The same of a character outside the first plane.
    static bool isPlainPair(QChar high, QChar low);

private:
    struct Edit
    {
        qsizetype shownStart;
        qsizetype shownEnd;
        qsizetype rawEnd;
    };
    void take(QStringView raw, bool last, QString &out);
    qsizetype takeOdd(QStringView raw, bool last, QString &out);
    qsizetype takeSurrogate(QStringView raw, bool last, QString &out);
    void replace(qsizetype rawUnits, const QString &by, bool hidden, QString &out);
    QString visible(char16_t unit) const;

    QList<Edit> m_edits; // in the order of the text
    QString m_waiting;
    qsizetype m_raw = 0;
    qsizetype m_shown = 0;
    int m_hidden = 0;
};

} // namespace lineup
