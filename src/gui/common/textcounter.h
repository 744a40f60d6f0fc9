// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QStringView>

namespace lineup {

// Counts words and characters of a text that grows, as people count: a letter with its marks is one
// character, a Chinese character is a word. A value.
class TextCounter
{
public:
    void feed(QStringView text);
    int words() const { return m_words; }
    int characters() const { return m_characters; }

private:
    void take(char32_t c);

    int m_words = 0;
    int m_characters = 0;
    bool m_inWord = false;
    bool m_joined = false;
    char16_t m_high = 0;
};

} // namespace lineup
