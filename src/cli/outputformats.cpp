// SPDX-License-Identifier: Apache-2.0
#include "outputformats.h"

#include "runtext.h"
#include "terminaltext.h"

#include <QFileInfo>
#include <QJsonDocument>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

QByteArray renderText(const Run &run, const OutputRequest &request)
{
    return runAsText(run, request.best, request.decorated).toUtf8();
}

QByteArray renderJson(const Run &run, const OutputRequest &request)
{
    return harmlessJson(QJsonDocument(runToJson(run, request.best)).toJson(QJsonDocument::Indented));
}

} // namespace

const QList<OutputFormat> &outputFormats()
{
    static const QList<OutputFormat> list{
        { u"text"_s, { u"txt"_s, u"text"_s }, renderText },
        { u"json"_s, { u"json"_s }, renderJson },
    };
    return list;
}

const OutputFormat *findOutputFormat(QStringView id)
{
    for (const OutputFormat &format : outputFormats()) {
        if (format.id == id)
            return &format;
    }
    return nullptr;
}

QStringList outputFormatNames()
{
    QStringList names;
    for (const OutputFormat &format : outputFormats())
        names.append(format.id);
    return names;
}

QString formatOfFile(const QString &path, bool events)
{
    const QString ending = QFileInfo(path).suffix().toLower();
    for (const OutputFormat &format : outputFormats()) {
        if (format.endings.contains(ending))
            return format.id;
    }
    // A sheet that cannot be written is an error, not a text file with a wrong name.
    static const QStringList sheets{ u"csv"_s, u"html"_s, u"md"_s, u"xlsx"_s, u"pdf"_s };
    if (sheets.contains(ending))
        return ending;
    return events ? u"json"_s : u"text"_s;
}

} // namespace lineup
