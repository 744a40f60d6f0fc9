// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "stringfile.h"
#include "xmltext.h"

namespace lineup {

// Where one translation of an XLIFF file stands. Places that are not there are invalid.
struct XliffPlace
{
    TextSpan unitTag;
    TextSpan segmentTag; // of version 2
    TextSpan sourceTag;
    TextSpan sourceEnd; // of the last of <source> and <seg-source>, with the tag
    TextSpan source; // inside
    TextSpan targetTag;
    TextSpan target; // inside; empty where the tag closes itself
};

// Writes translations and their states into one XLIFF file. Slots are indices of lists of places, one for
// each form of a plural.
class XliffCarrier : public StringCarrier
{
public:
    XliffCarrier(bool secondVersion, const XmlStyle &style, const QList<QList<XliffPlace>> &places);

    StringEdits edits(const StringFile &file, const StringUnit &unit,
                      const StringChange &change) const override;

private:
    QByteArray targetText(const StringFile &file, const XliffPlace &place, const QString &target,
                          QString &refusal) const;
    void editTarget(const StringFile &file, const XliffPlace &place, const QByteArray &content,
                    QByteArray attributes, QList<TextEdit> &edits) const;
    void editFirstState(const QByteArray &text, const XliffPlace &place, StringMark mark,
                        QList<TextEdit> &edits) const;
    void editSecondState(const QByteArray &text, const XliffPlace &place, StringMark mark,
                         QList<TextEdit> &edits) const;

    bool m_secondVersion;
    XmlStyle m_style;
    QList<QList<XliffPlace>> m_places;
};

} // namespace lineup
