// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "model/finding.h"

#include <QString>
#include <QStringView>

namespace lineup {

// A tag of the markup that games use: XML-like (HTML, Pango, TextMeshPro, Unreal) in angle brackets, that of
// forums in square ones, Ren'Py's in braces.
struct TextTag
{
    TextRange range;
    QString name; // lower case; "#" for a colour written alone, empty for Unreal's "</>"
    bool closing = false;
    bool selfClosing = false;
    QString attributes; // with single spaces; texts that are meant to be translated are left out
};

// Tags in the order of the text. A word in angle brackets is a tag when it is known, has attributes, or is
// closed somewhere; "<none>" is not.
QList<TextTag> textTags(QStringView text);

} // namespace lineup
