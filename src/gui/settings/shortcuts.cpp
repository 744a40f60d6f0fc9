// SPDX-License-Identifier: Apache-2.0
#include "shortcuts.h"

#include "settings/settings.h"

#include <QRegularExpression>

namespace lineup {

using namespace Qt::StringLiterals;

Shortcuts::Shortcuts(Settings *settings, const QList<QAction *> &actions, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
{
    const QMap<QString, QString> stored = m_settings->shortcuts();
    for (QAction *action : actions) {
        if (action->objectName().isEmpty() || action->isSeparator() || action->menu())
            continue;
        m_actions.append(action);
        m_defaults.append(action->shortcuts());
        const auto own = stored.constFind(action->objectName());
        if (own != stored.constEnd())
            action->setShortcut(QKeySequence(*own, QKeySequence::PortableText));
    }
}

QString Shortcuts::title(int index) const
{
    if (!m_actions.at(index))
        return {};
    // "Save && &quit…" is shown as "Save & quit".
    static const QRegularExpression mnemonic(u"&(.)"_s);
    QString text = m_actions.at(index)->text();
    text.replace(mnemonic, u"\\1"_s);
    while (text.endsWith(u'…') || text.endsWith(u'.'))
        text.chop(1);
    return text;
}

QKeySequence Shortcuts::sequence(int index) const
{
    return m_actions.at(index) ? m_actions.at(index)->shortcut() : QKeySequence();
}

QKeySequence Shortcuts::defaultSequence(int index) const
{
    return m_defaults.at(index).value(0);
}

int Shortcuts::conflict(int index, const QKeySequence &wanted) const
{
    if (wanted.isEmpty())
        return -1;
    for (int other = 0; other < count(); ++other) {
        if (other == index || !m_actions.at(other))
            continue;
        const QList<QKeySequence> theirs = m_actions.at(other)->shortcuts();
        for (const QKeySequence &sequence : theirs) {
            if (!sequence.isEmpty()
                && (sequence.matches(wanted) != QKeySequence::NoMatch
                    || wanted.matches(sequence) != QKeySequence::NoMatch))
                return other;
        }
    }
    return -1;
}

void Shortcuts::assign(int index, const QKeySequence &sequence)
{
    for (int other = conflict(index, sequence); other >= 0; other = conflict(index, sequence))
        apply(other, QKeySequence());
    apply(index, sequence);
    keep();
}

void Shortcuts::reset(int index)
{
    assign(index, defaultSequence(index));
    if (m_actions.at(index))
        m_actions.at(index)->setShortcuts(m_defaults.at(index));
    keep();
}

void Shortcuts::resetAll()
{
    for (int index = 0; index < count(); ++index) {
        if (m_actions.at(index))
            m_actions.at(index)->setShortcuts(m_defaults.at(index));
        Q_EMIT changed(index);
    }
    keep();
}

void Shortcuts::apply(int index, const QKeySequence &sequence)
{
    if (!m_actions.at(index))
        return;
    m_actions.at(index)->setShortcut(sequence);
    Q_EMIT changed(index);
}

// Only what differs from the defaults, so that later defaults reach people who changed nothing; what is
// stored for actions of other windows stays.
void Shortcuts::keep()
{
    QMap<QString, QString> stored = m_settings->shortcuts();
    for (int index = 0; index < count(); ++index) {
        if (!m_actions.at(index))
            continue;
        const QString id = m_actions.at(index)->objectName();
        if (isChanged(index))
            stored.insert(id, sequence(index).toString(QKeySequence::PortableText));
        else
            stored.remove(id);
    }
    m_settings->setShortcuts(stored);
}

} // namespace lineup
