// SPDX-License-Identifier: Apache-2.0
#include "textfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QStringDecoder>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TextFile)
};

TextFile failed(const QString &error)
{
    return { {}, error };
}

QString notText(const QString &name)
{
    return Words::tr("“%1” is not a text file in UTF-8 or UTF-16. Save it as UTF-8 "
                     "and try again.")
        .arg(name);
}

bool startsLikeUtf32(const QByteArray &bytes)
{
    return bytes.startsWith(QByteArray("\xff\xfe\0\0", 4)) || bytes.startsWith(QByteArray("\0\0\xfe\xff", 4));
}

QStringConverter::Encoding encodingOf(const QByteArray &bytes)
{
    if (bytes.startsWith("\xff\xfe"))
        return QStringConverter::Utf16LE;
    if (bytes.startsWith("\xfe\xff"))
        return QStringConverter::Utf16BE;
    return QStringConverter::Utf8;
}

TextFile decoded(const QByteArray &bytes, const QString &name)
{
    if (startsLikeUtf32(bytes))
        return failed(notText(name));
    // Stateless, so that half a character at the end is an error too.
    QStringDecoder decoder(encodingOf(bytes), QStringConverter::Flag::Stateless);
    QString text = decoder(bytes);
    const bool halfUnit = encodingOf(bytes) != QStringConverter::Utf8 && bytes.size() % 2 != 0;
    if (decoder.hasError() || halfUnit || !text.isValidUtf16() || text.contains(QChar::Null))
        return failed(notText(name));
    if (text.startsWith(QChar::ByteOrderMark))
        text.remove(0, 1);
    text.replace(u"\r\n"_s, u"\n"_s);
    text.replace(u'\r', u'\n');
    return { text, {} };
}

} // namespace

TextFile readTextFile(const QString &path, qint64 maxBytes)
{
    const QFileInfo info(path);
    const QString name = info.fileName().isEmpty() ? QDir::toNativeSeparators(path) : info.fileName();
    if (!info.exists())
        return failed(Words::tr("“%1” does not exist any more.").arg(name));
    // Pipes and devices never end, and opening one may wait for ever.
    if (!info.isFile())
        return failed(Words::tr("“%1” is not a file. Drop a text file.").arg(name));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failed(Words::tr("“%1” cannot be read: %2").arg(name, file.errorString()));
    }
    const QByteArray bytes = file.read(maxBytes + 1);
    if (file.error() != QFileDevice::NoError) {
        return failed(Words::tr("“%1” cannot be read: %2").arg(name, file.errorString()));
    }
    if (bytes.size() > maxBytes) {
        const QLocale locale;
        return failed(Words::tr("“%1” is larger than %2. Use a part of it.")
                          .arg(name, locale.formattedDataSize(maxBytes)));
    }
    return decoded(bytes, name);
}

} // namespace lineup
