// SPDX-License-Identifier: Apache-2.0
#include "smartstring.h"

namespace lineup {

namespace {

// Deeper than this no person nests; a hostile text must not exhaust the stack.
constexpr int deepest = 32;

class SmartReader
{
public:
    explicit SmartReader(QStringView text)
        : m_text(text)
    { }

    SmartText read()
    {
        while (m_at < m_text.size() && m_result.balanced) {
            const QChar character = m_text.at(m_at);
            if (character == u'\\' && m_at + 1 < m_text.size())
                m_at += 2;
            else if (character == u'{')
                readPlaceholder(0);
            else if (character == u'}')
                fail(m_at);
            else
                ++m_at;
        }
        return m_result;
    }

private:
    void fail(qsizetype place)
    {
        m_result.balanced = false;
        m_result.fault = place;
    }

    QString readUntil(QStringView stops)
    {
        const qsizetype start = m_at;
        while (m_at < m_text.size() && !stops.contains(m_text.at(m_at)))
            ++m_at;
        return m_text.mid(start, m_at - start).trimmed().toString();
    }

    bool takes(QChar character)
    {
        if (m_at >= m_text.size() || m_text.at(m_at) != character)
            return false;
        ++m_at;
        return true;
    }

    void readPlaceholder(int depth)
    {
        const qsizetype start = m_at++;
        const qsizetype place = m_result.placeholders.size();
        m_result.placeholders.append(SmartPlaceholder{});
        SmartPlaceholder found;
        found.selector = readUntil(u":{}");
        if (takes(u':'))
            readFormatter(&found, depth);
        if (!m_result.balanced)
            return;
        if (!takes(u'}')) {
            fail(start);
            return;
        }
        found.range = { start, m_at - start };
        m_result.placeholders[place] = found;
    }

    // "plural:one|other", "choose(1|2):a|b", or a plain format such as "N0".
    void readFormatter(SmartPlaceholder *found, int depth)
    {
        const qsizetype start = m_at;
        const QString name = readUntil(u":({}|");
        if (takes(u'(')) {
            found->formatter = name;
            found->options = readUntil(u")");
            if (!takes(u')')) {
                fail(start);
                return;
            }
            if (takes(u':'))
                readForms(found, depth);
        } else if (takes(u':')) {
            found->formatter = name;
            readForms(found, depth);
        } else if (m_at < m_text.size() && (m_text.at(m_at) == u'|' || m_text.at(m_at) == u'{')) {
            // Without a name the forms are those of a plural or a choice.
            m_at = start;
            readForms(found, depth);
        }
    }

    void readForms(SmartPlaceholder *found, int depth)
    {
        found->forms = 1;
        while (m_at < m_text.size() && m_text.at(m_at) != u'}' && m_result.balanced) {
            const QChar character = m_text.at(m_at);
            if (character == u'{') {
                if (depth >= deepest) {
                    fail(m_at);
                    return;
                }
                readPlaceholder(depth + 1);
                continue;
            }
            if (character == u'|')
                ++found->forms;
            ++m_at;
        }
    }

    QStringView m_text;
    qsizetype m_at = 0;
    SmartText m_result;
};

} // namespace

SmartText parseSmartString(QStringView text)
{
    return SmartReader(text).read();
}

} // namespace lineup
