// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "poreader.h"
#include "postring.h"

namespace lineup {

// Writes translations into the entries of one PO file, laid out as the file's other entries are.
class PoCarrier : public StringCarrier
{
public:
    // Slots of units are indices into `entries`.
    PoCarrier(const SourceText &text, const QList<PoEntry> &entries);

    StringEdits edits(const StringFile &file, const StringUnit &unit,
                      const StringChange &change) const override;

private:
    struct Place
    {
        QList<TextSpan> targets;
        QList<TextSpan> previousLines;
        TextSpan flagLine;
        qsizetype begin = 0;
        bool fuzzy = false;
    };

    void findLayout(const SourceText &text, const QList<PoEntry> &entries);
    void editTargets(const SourceText &text, const StringUnit &unit, const QStringList &targets,
                     QList<TextEdit> &edits) const;
    void editMark(const SourceText &text, const Place &place, bool fuzzy, QList<TextEdit> &edits) const;

    QList<Place> m_places;
    PoLayout m_layout;
};

} // namespace lineup
