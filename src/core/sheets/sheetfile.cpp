// SPDX-License-Identifier: Apache-2.0
#include "sheetfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

namespace lineup {

namespace {

struct SheetFile
{
    Q_DECLARE_TR_FUNCTIONS(lineup::SheetFile)
};

SheetResult notWritten(const QString &path, const QString &why)
{
    return SheetResult::failed(SheetFile::tr("%1 could not be written: %2").arg(path, why));
}

} // namespace

SheetResult writeSheetFile(const SheetFormat &format, const SheetSource &source, const SheetOptions &options,
                           const QString &path, SheetProgress &progress)
{
    const QFileInfo info(path);
    if (info.exists() && !info.isFile()) {
        return SheetResult::failed(
            SheetFile::tr("%1 is not a file that a sheet can be written to.").arg(path));
    }
    // Through a link into the file that it leads to, which QSaveFile would not.
    QSaveFile file(info.isSymLink() ? info.symLinkTarget() : path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(path, file.errorString());
    const SheetResult result = format.write(source, options, &file, progress);
    if (!result.written()) {
        file.cancelWriting();
        return result;
    }
    if (progress.isCancelled()) {
        file.cancelWriting();
        return SheetResult::cancelled();
    }
    if (!file.commit())
        return notWritten(path, file.errorString());
    return result;
}

} // namespace lineup
