// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringfile.h"
#include "xmltext.h"

namespace lineup {

struct QtTsPlace
{
    TextSpan messageTag;
    TextSpan messageEnd; // the closing tag
    TextSpan sourceTag;
    TextSpan translationTag; // invalid: there is none
    TextSpan translation; // inside
    bool hasVariants = false; // of different lengths
};

// The contents of the <numerusform> elements of a translation.
QList<TextSpan> numerusForms(const QByteArray &text, TextSpan translation);
// Text with Qt's <byte value="x1b"/> for characters that XML cannot hold.
QString readQtTsText(const QByteArray &text, TextSpan content);

// Writes translations into one .ts file. Slots are indices of places.
class QtTsCarrier : public StringCarrier
{
public:
    QtTsCarrier(const XmlStyle &style, const QList<QtTsPlace> &places);

    StringEdits edits(const StringFile &file, const StringUnit &unit,
                      const StringChange &change) const override;

private:
    QByteArray encode(const StringFile &file, const QString &text) const;
    void editForms(const StringFile &file, const QtTsPlace &place, const StringUnit &unit,
                   const QStringList &targets, QList<TextEdit> &edits) const;
    QByteArray formLines(const StringFile &file, const QtTsPlace &place, const QStringList &targets) const;
    void replaceContent(const QByteArray &text, const QtTsPlace &place, const QByteArray &content,
                        QList<TextEdit> &edits) const;

    XmlStyle m_style;
    QList<QtTsPlace> m_places;
};

} // namespace lineup
