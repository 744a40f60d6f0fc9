// SPDX-License-Identifier: Apache-2.0
#include "outputformats.h"

#include "console.h"
#include "inputfiles.h"
#include "runtext.h"
#include "terminaltext.h"

#include <QBuffer>
#include <QFileInfo>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

const QString &textFormat()
{
    static const QString id = u"text"_s;
    return id;
}

// What a terminal shows must not steer it; a pipe gets the bytes as they are.
QByteArray forTerminal(const QByteArray &bytes, const SheetFormat &format)
{
    return format.id == "json"_L1 ? harmlessJson(bytes) : harmlessText(QString::fromUtf8(bytes)).toUtf8();
}

OutputContent contentOf(const QList<SheetRun> &runs, const OutputRequest &request, const SheetSource &source)
{
    return { source, [&runs, best = request.best](bool decorated) {
                QStringList texts;
                for (const SheetRun &run : runs)
                    texts.append(runAsText(run.run, best, decorated));
                return texts.join(u'\n').toUtf8();
            } };
}

} // namespace

QStringList OutputFormats::names() const
{
    QStringList names{ textFormat() };
    for (const SheetFormat &format : m_sheets->all())
        names.append(format.id);
    return names;
}

bool OutputFormats::knows(QStringView id) const
{
    return id == textFormat() || m_sheets->find(id);
}

QString OutputFormats::ofFile(const QString &path, bool events) const
{
    const QString ending = QFileInfo(path).suffix().toLower();
    if (ending == "txt"_L1 || ending == "text"_L1)
        return textFormat();
    if (const SheetFormat *format = m_sheets->forFileName(QFileInfo(path).fileName()))
        return format->id;
    return events ? u"json"_s : textFormat();
}

QString OutputFormats::choose(const std::optional<QString> &format, const std::optional<QString> &file,
                              bool events, OutputRequest &request) const
{
    if (file && file->isEmpty())
        return tr("--out needs the name of a file.");
    request.file = file.value_or(QString());
    request.format = format ? *format : ofFile(request.file, events);
    if (!knows(request.format)) {
        return tr("The format “%1” is not available. Available formats: %2.")
            .arg(request.format, names().join(u", "_s));
    }
    const SheetFormat *sheet = m_sheets->find(request.format);
    if (sheet && !sheet->isText && !file)
        return tr("The format %1 needs --out FILE.").arg(request.format);
    return {};
}

OutputFormats::Rendered OutputFormats::render(const OutputContent &content, const OutputRequest &request,
                                              bool decorated) const
{
    const SheetFormat *format = m_sheets->find(request.format);
    if (!format)
        return { content.text(decorated), {}, {} };
    if (format->id == "json"_L1 && content.json)
        return { content.json(), {}, {} };
    SheetOptions options;
    options.csvMode = request.csvMode;
    options.best = request.best;
    Rendered rendered;
    QBuffer buffer(&rendered.bytes);
    SheetProgress progress;
    if (!buffer.open(QIODevice::WriteOnly))
        return { {}, buffer.errorString(), {} };
    const SheetResult result = format->write(content.source, options, &buffer, progress);
    (result.written() ? rendered.warning : rendered.problem) = result.message;
    return rendered;
}

bool OutputFormats::write(const OutputContent &content, const OutputRequest &request, Console &console) const
{
    if (request.file.isEmpty())
        return print(content, request, console);
    const Rendered rendered = render(content, request, false);
    if (!rendered.warning.isEmpty())
        console.say(tr("Warning: %1").arg(rendered.warning));
    const QString problem
        = rendered.problem.isEmpty() ? InputFiles::write(request.file, rendered.bytes) : rendered.problem;
    if (!problem.isEmpty())
        console.say(problem);
    return problem.isEmpty();
}

bool OutputFormats::print(const OutputContent &content, OutputRequest request, Console &console) const
{
    const SheetFormat *format = m_sheets->find(request.format);
    if (format && !format->isText) {
        request.format = textFormat();
        format = nullptr;
    }
    const Rendered rendered = render(content, request, console.wantsDecoration());
    if (!rendered.problem.isEmpty()) {
        console.say(rendered.problem);
        return false;
    }
    const bool steers = format && console.isTerminal();
    return console.out(steers ? forTerminal(rendered.bytes, *format) : rendered.bytes);
}

bool OutputFormats::write(const QList<SheetRun> &runs, const OutputRequest &request, Console &console) const
{
    const RunsSheetSource source(runs, { QTimeZone::systemTimeZone(), QLocale() });
    return write(contentOf(runs, request, source), request, console);
}

bool OutputFormats::print(const SheetRun &run, const OutputRequest &request, Console &console) const
{
    const QList<SheetRun> runs{ run };
    const RunsSheetSource source(runs, { QTimeZone::systemTimeZone(), QLocale() });
    return print(contentOf(runs, request, source), request, console);
}

} // namespace lineup
