// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"
#include "strings/stringformats.h"

using namespace lineup;

// Whatever the bytes are, they come back when nothing is changed; and when everything is changed, what is
// written can be read again, as many units as before.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const QString name = QStringLiteral("de." LINEUP_FUZZ_ENDING);
    const fuzz::TimeLimit limit;
    const StringReadResult result = readStrings(bytes, name);
    fuzz::require(result.file.has_value() != !result.error.isEmpty(), "a file or a reason");
    if (!result.file)
        return 0;
    const StringFile &file = *result.file;
    fuzz::require(file.write({}).bytes == bytes, "unchanged bytes come back");
    QList<StringChange> all;
    for (qsizetype i = 0; i < file.units.size(); ++i) {
        QStringList targets = file.units.at(i).targets;
        fuzz::require(!targets.isEmpty(), "a unit has a form");
        targets.last() += QStringLiteral("x <b>\"'\\&\n");
        all.append({ i, targets, i % 2 == 0 ? StringMark::Fuzzy : StringMark::Translated });
    }
    const StringWriteResult written = file.write(all);
    fuzz::require(written.bytes.isEmpty() == bytes.isEmpty(), "something is written");
    if (written.leftAlone.size() < all.size()) {
        const StringReadResult again = readStrings(written.bytes, name);
        fuzz::require(again.file.has_value(), "what was written can be read");
        fuzz::require(again.file->units.size() == file.units.size(), "no unit is lost or invented");
    }
    return 0;
}
