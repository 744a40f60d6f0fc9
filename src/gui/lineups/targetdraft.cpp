// SPDX-License-Identifier: Apache-2.0
#include "targetdraft.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonParseError>
#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(TargetDraft)
};

QString escaped(const QString &stop)
{
    QString text = stop;
    text.replace(u'\\', u"\\\\"_s);
    text.replace(u'\n', u"\\n"_s);
    text.replace(u'\r', u"\\r"_s);
    text.replace(u'\t', u"\\t"_s);
    return text;
}

QString unescaped(const QString &line)
{
    QString result;
    for (qsizetype i = 0; i < line.size(); ++i) {
        const QChar next = i + 1 < line.size() ? line.at(i + 1) : QChar();
        if (line.at(i) != u'\\' || next.isNull()) {
            result += line.at(i);
            continue;
        }
        ++i;
        if (next == u'n')
            result += u'\n';
        else if (next == u'r')
            result += u'\r';
        else if (next == u't')
            result += u'\t';
        else if (next == u'\\')
            result += u'\\';
        else
            result += u'\\' + QString(next);
    }
    return result;
}

void applySeed(TargetDraft &draft, FieldProblems &problems)
{
    const QString text = draft.seed.trimmed();
    draft.target.parameters.seed.reset();
    if (text.isEmpty())
        return;
    bool ok = false;
    const qint64 seed = text.toLongLong(&ok);
    if (ok)
        draft.target.parameters.seed = seed;
    else
        problems.insert(u"parameters.seed"_s, Words::tr("The seed is a whole number, for example 1."));
}

void applyStop(TargetDraft &draft)
{
    QStringList stop;
    const QStringList lines = draft.stop.split(u'\n', Qt::SkipEmptyParts);
    for (const QString &line : lines)
        stop.append(unescaped(line));
    draft.target.parameters.stop = stop;
}

void applyHeaders(TargetDraft &draft, FieldProblems &problems)
{
    QList<Header> headers;
    const QStringList lines = draft.headers.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString line = lines.at(i).trimmed();
        if (line.isEmpty())
            continue;
        const qsizetype colon = line.indexOf(u':');
        if (colon <= 0) {
            problems.insert(u"headers"_s,
                            Words::tr("Line %1 is not a header. Write it as “Name: value”.")
                                .arg(QLocale().toString(i + 1)));
            return;
        }
        headers.append({ line.first(colon).trimmed(), line.sliced(colon + 1).trimmed() });
    }
    draft.target.headers = headers;
}

void applyExtra(TargetDraft &draft, FieldProblems &problems)
{
    if (draft.extra.trimmed().isEmpty()) {
        draft.target.parameters.extra = {};
        return;
    }
    const QByteArray bytes = draft.extra.toUtf8();
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError) {
        const qsizetype line = bytes.first(qMin<qsizetype>(error.offset, bytes.size())).count('\n') + 1;
        problems.insert(u"parameters.extra"_s,
                        Words::tr("This is not valid JSON (line %1). Write an object, for example %2.")
                            .arg(QLocale().toString(line), u"{\"top_k\": 40}"_s));
    } else if (!document.isObject()) {
        problems.insert(
            u"parameters.extra"_s,
            Words::tr("Write a JSON object in braces, for example %1.").arg(u"{\"top_k\": 40}"_s));
    } else {
        draft.target.parameters.extra = document.object();
    }
}

} // namespace

TargetDraft draftOf(const Target &target)
{
    TargetDraft draft;
    draft.target = target;
    if (target.parameters.seed)
        draft.seed = QString::number(*target.parameters.seed);
    QStringList stops;
    for (const QString &stop : target.parameters.stop)
        stops.append(escaped(stop));
    draft.stop = stops.join(u'\n');
    QStringList headers;
    for (const Header &header : target.headers)
        headers.append(header.name + u": "_s + header.value);
    draft.headers = headers.join(u'\n');
    if (!target.parameters.extra.isEmpty())
        draft.extra = QString::fromUtf8(QJsonDocument(target.parameters.extra).toJson()).trimmed();
    return draft;
}

FieldProblems applyTexts(TargetDraft &draft)
{
    FieldProblems problems;
    applySeed(draft, problems);
    applyStop(draft);
    applyHeaders(draft, problems);
    applyExtra(draft, problems);
    return problems;
}

QString uniqueId(const QString &label, const QStringList &taken)
{
    QString id;
    const QString letters = label.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : letters) {
        const bool plain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'.' || c == u'_';
        if (plain)
            id += c;
        else if (!c.isMark() && !id.isEmpty() && !id.endsWith(u'-'))
            id += u'-';
    }
    while (id.endsWith(u'-'))
        id.chop(1);
    if (id.isEmpty())
        id = u"target"_s;
    QString candidate = id;
    for (int n = 2; taken.contains(candidate); ++n)
        candidate = id + u'-' + QString::number(n);
    return candidate;
}

} // namespace lineup
