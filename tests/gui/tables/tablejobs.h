// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tableserver.h"

#include <QFile>
#include <QTemporaryDir>
#include <QWidget>

namespace lineup::test {

// A PO file of this language with untranslated strings "Text 0", "Text 1", ...
inline QByteArray poFile(const QByteArray &language, int strings)
{
    QByteArray po = "msgid \"\"\nmsgstr \"\"\n\"Language: " + language
        + "\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n";
    for (int i = 0; i < strings; ++i)
        po += "\nmsgid \"Text " + QByteArray::number(i) + "\"\nmsgstr \"\"\n";
    return po;
}

inline QString writeFile(const QTemporaryDir &folder, const QString &name, const QByteArray &bytes)
{
    const QString path = folder.filePath(name);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
    return path;
}

inline QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template <typename T>
T *childOf(const QWidget &widget, const char *name)
{
    T *found = widget.findChild<T *>(QLatin1StringView(name));
    if (!found)
        qFatal("there is no %s", name);
    return found;
}

inline TableCell cellOf(const TablePlace &place, const QString &text,
                        AnswerStatus status = AnswerStatus::Complete)
{
    TableCell cell;
    cell.place = place;
    cell.answer.status = status;
    cell.answer.text = text;
    cell.forms = { text };
    return cell;
}

} // namespace lineup::test
