// SPDX-License-Identifier: Apache-2.0
#include "smartstring.h"

#include <utility>

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
        const qsizetype around = std::exchange(m_start, start);
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
        if (found.forms > 0)
            m_result.syntax.append({ m_at - 1, 1 });
        else
            m_result.syntax.append(found.range);
        m_result.placeholders[place] = found;
        m_start = around;
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
        m_result.syntax.append({ m_start, m_at - m_start });
        passCondition();
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
            ++m_at;
            if (character == u'|') {
                ++found->forms;
                m_result.syntax.append({ m_at - 1, 1 });
                passCondition();
            }
        }
    }

    // ">10?" before a form says when it is taken.
    void passCondition()
    {
        const qsizetype start = m_at;
        if (start >= m_text.size() || !QStringView(u"<>=!").contains(m_text.at(start)))
            return;
        readUntil(u"?|{}");
        if (!takes(u'?')) {
            m_at = start;
            return;
        }
        m_result.syntax.append({ start, m_at - start });
    }

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_start = 0; // of the placeholder that is being read
    SmartText m_result;
};

} // namespace

SmartText parseSmartString(QStringView text)
{
    return SmartReader(text).read();
}

} // namespace lineup
