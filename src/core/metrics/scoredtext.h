// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QList>
#include <QStringView>

#include <vector>

namespace lineup {

// How the metrics cut text up. They count Unicode characters and not UTF-16 units, and a space is whatever
// Python's str.split() takes for one: published scores are made with sacreBLEU, which is written in it.

bool isScoreSpace(char32_t character);
// The characters, without the spaces. A lone surrogate counts as one character.
std::vector<char32_t> charactersWithoutSpaces(QStringView text);
QList<QStringView> splitAtSpaces(QStringView text);

} // namespace lineup
