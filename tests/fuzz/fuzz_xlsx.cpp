// SPDX-License-Identifier: Apache-2.0
#include "fuzzing.h"
#include "grids/xlsxworkbook.h"

#ifdef LINEUP_FUZZ_PARTS
#include "ziptools.h"
#endif

using namespace lineup;

namespace {

void read(const QByteArray &bytes)
{
    QString error;
    const ReadControl control(nullptr, QDeadlineTimer(std::chrono::seconds(5)));
    const std::unique_ptr<XlsxWorkbook> workbook = XlsxWorkbook::open(bytes, control, error);
    fuzz::require((workbook == nullptr) == !error.isEmpty(), "a workbook or a reason");
    if (!workbook)
        return;
    for (const XlsxSheetName &name : workbook->sheets()) {
        const XlsxSheetRead sheet = workbook->read(name.name);
        fuzz::require(sheet.sheet.has_value() == sheet.error.isEmpty(), "a sheet or a reason");
    }
}

} // namespace

#ifdef LINEUP_FUZZ_PARTS

// The input is the XML of one part; damage to the archive itself is the other fuzzer's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    QByteArray xml = fuzz::bytesOf(data, size);
    const unsigned choice = fuzz::takeByte(xml) % 6;
    test::ZipParts parts = test::workbookParts(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" s=\"1\"><v>1.5</v></c></row>",
        "<si><t>a</t></si>", "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>");
    parts[qsizetype(choice) % parts.size()].second = xml;
    const QByteArray bytes = test::zipped(parts);
    const fuzz::TimeLimit limit;
    read(bytes);
    return 0;
}

#else

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray bytes = fuzz::bytesOf(data, size);
    const fuzz::TimeLimit limit;
    read(bytes);
    return 0;
}

#endif
