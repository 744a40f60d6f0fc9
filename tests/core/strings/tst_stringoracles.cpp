// SPDX-License-Identifier: Apache-2.0
#include "stringfixtures.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

namespace lineup {

using namespace Qt::StringLiterals;
using namespace lineup::test;

// What other programs make of the same files, before and after a change.
class StringOraclesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void statistics_data();
    void statistics();
    void accepted_data();
    void accepted();

private:
    static QString outputOf(const QString &program, const QStringList &arguments, int &status);
};

QString StringOraclesTest::outputOf(const QString &program, const QStringList &arguments, int &status)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    status = process.waitForFinished(60000) ? process.exitCode() : -1;
    return QString::fromUtf8(process.readAll());
}

static QString toolFor(const QString &path)
{
    if (path.endsWith(u".po"))
        return QStandardPaths::findExecutable(u"msgfmt"_s);
    if (path.endsWith(u".ts"))
        return QStandardPaths::findExecutable(u"lconvert"_s, { u"/usr/lib/qt6/bin"_s });
    return QStandardPaths::findExecutable(u"xmllint"_s);
}

static void addFiles(const QStringList &endings)
{
    QTest::addColumn<QString>("path");
    const QStringList files = allFiles();
    for (const QString &path : files) {
        // The oracle reads neither broken entries nor byte order marks.
        const bool readable = !path.endsWith(u"traps.po") && !bytesOf(path).startsWith("\xef\xbb\xbf");
        if (endings.contains(path.section(u'.', -1)) && readable)
            QTest::newRow(qPrintable(path.section(u'/', -1))) << path;
    }
}

void StringOraclesTest::statistics_data()
{
    addFiles({ u"po"_s });
}

void StringOraclesTest::statistics()
{
    QFETCH(QString, path);
    const QString tool = toolFor(path);
    if (tool.isEmpty())
        QSKIP("msgfmt (gettext) is not installed");
    int status = 0;
    const QString output = outputOf(tool, { u"--statistics"_s, u"-o"_s, u"/dev/null"_s, path }, status);
    const auto count = [&output](const QString &word) {
        const QRegularExpression number(u"(\\d+) "_s + word);
        return number.match(output).captured(1).toInt();
    };
    int counts[3] = { 0, 0, 0 };
    const StringFile file = *readStrings(bytesOf(path), path).file;
    for (const StringUnit &unit : file.units)
        ++counts[int(unit.state)];
    QCOMPARE(counts[int(StringState::Translated)], count(u"translated"_s));
    QCOMPARE(counts[int(StringState::Fuzzy)], count(u"fuzzy"_s));
    QCOMPARE(counts[int(StringState::Untranslated)], count(u"untranslated"_s));
}

void StringOraclesTest::accepted_data()
{
    addFiles({ u"po"_s, u"xlf"_s, u"ts"_s });
}

void StringOraclesTest::accepted()
{
    QFETCH(QString, path);
    const QString tool = toolFor(path);
    if (tool.isEmpty())
        QSKIP("msgfmt, xmllint or lconvert is not installed");
    const StringFile file = *readStrings(bytesOf(path), path).file;
    QList<StringChange> changes;
    const qsizetype step = std::max<qsizetype>(1, file.units.size() / 200);
    for (qsizetype i = 0; i < file.units.size(); i += step) {
        // Placeholders and line breaks at the ends are the texts' own; what is added stands in the middle.
        QStringList targets = file.units.at(i).targets;
        for (QString &target : targets) {
            const QString source = file.units.at(i).source;
            target = target.isEmpty() ? source : target;
            target.insert(target.size() / 2, u" & \"x\" <y> ' "_s);
        }
        if (!file.units.at(i).source.contains(u'%') && !file.units.at(i).source.contains(u'\n')
            && !file.units.at(i).source.contains(u'<') && file.text.encoding() == "UTF-8")
            changes.append({ i, targets, i % 2 == 0 ? StringMark::Fuzzy : StringMark::Translated });
    }
    const StringWriteResult written = file.write(changes);
    QVERIFY2(written.leftAlone.isEmpty(), qPrintable(written.leftAlone.value(0).reason));
    const QTemporaryDir folder;
    const QString out = folder.filePath(path.section(u'/', -1));
    QFile target(out);
    QVERIFY(target.open(QIODevice::WriteOnly) && target.write(written.bytes) == written.bytes.size());
    target.close();
    const auto arguments = [&](const QString &of) {
        return tool.endsWith(u"msgfmt") ? QStringList{ u"-c"_s, u"-o"_s, u"/dev/null"_s, of }
            : tool.endsWith(u"lconvert")
            ? QStringList{ u"-of"_s, u"po"_s, u"-o"_s, folder.filePath(u"x.po"_s), of }
            : QStringList{ u"--noout"_s, of };
    };
    int before = 0;
    int after = 0;
    const QString first = outputOf(tool, arguments(path), before);
    const QString second = outputOf(tool, arguments(out), after);
    QVERIFY2(after == 0 || before != 0, qPrintable(second));
    QVERIFY2(second.count(u'\n') <= first.count(u'\n'), qPrintable(second));
}

} // namespace lineup

QTEST_GUILESS_MAIN(lineup::StringOraclesTest)
#include "tst_stringoracles.moc"
