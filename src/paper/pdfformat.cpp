// SPDX-License-Identifier: Apache-2.0
#include "pdfformat.h"

#include "papersheet.h"
#include "sheets/report.h"

#include <QGuiApplication>
#include <QPageLayout>
#include <QPdfWriter>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr int resolution = 1200; // fine enough that no letter is moved to a grid

class Pdf
{
    Q_DECLARE_TR_FUNCTIONS(lineup::PdfFormat)
};

// The writer tells nobody when its device takes no more.
class WatchedDevice : public QIODevice
{
public:
    explicit WatchedDevice(QIODevice *device)
        : m_device(device)
    {
        open(QIODevice::WriteOnly);
    }

    bool hasFailed() const { return m_failed; }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *, qint64) override { return -1; }
    qint64 writeData(const char *data, qint64 size) override
    {
        if (!m_failed && m_device->write(data, size) != size)
            m_failed = true;
        return m_failed ? -1 : size;
    }

private:
    QIODevice *m_device;
    bool m_failed = false;
};

SheetResult write(const SheetSource &source, const SheetOptions &options, QIODevice *device,
                  SheetProgress &progress)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return SheetResult::failed(Pdf::tr("This program was started without what lays out pages."));
    WatchedDevice watched(device);
    QPdfWriter writer(&watched);
    const SheetHead &head = source.head();
    const bool metric = head.locale.measurementSystem() == QLocale::MetricSystem
        || head.locale.measurementSystem() == QLocale::ImperialUKSystem;
    const QPageSize size(metric || head.locale.language() == QLocale::C ? QPageSize::A4 : QPageSize::Letter);
    writer.setResolution(resolution);
    writer.setPageLayout(
        QPageLayout(size, QPageLayout::Portrait, QMarginsF(16, 16, 16, 14), QPageLayout::Millimeter));
    writer.setTitle(reportTitle(head));
    writer.setCreator(u"Lineup %1"_s.arg(QStringLiteral(LINEUP_VERSION)));
    const SheetResult result = paintSheet(source, options, &writer, progress);
    if (watched.hasFailed() && result.status != SheetResult::Status::Cancelled)
        return SheetResult::failed(Pdf::tr("The sheet could not be written: %1.").arg(device->errorString()));
    return result;
}

} // namespace

SheetFormat pdfFormat()
{
    return { u"pdf"_s, Pdf::tr("PDF document"), { u"pdf"_s }, false, write };
}

} // namespace lineup
