// SPDX-License-Identifier: Apache-2.0
// Writes sample sheets for the tests and measurements that open them with other people's programs:
// sheetmaker comparison|hostile|table [ROWS] FILE
#include "sheets/clipboardtable.h"
#include "sheets/runssheetsource.h"
#include "sheets/sheetfile.h"
#include "tablesource.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>

#include <cstdio>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

Target targetOf(const QString &id, const QString &label, const QString &policy)
{
    Target target;
    target.id = id;
    target.label = label;
    target.provider = u"openai"_s;
    target.model = id + u"-model"_s;
    target.key = u"secret-drawer"_s;
    target.keyEnv = u"SECRET_DRAWER_KEY"_s;
    target.parameters.maxOutputTokens = 1024;
    target.parameters.temperature = 0.7;
    target.dataPolicy = policy;
    return target;
}

Run runOf(int number)
{
    Run run;
    run.id = u"01930000-0000-7000-8000-00000000000%1"_s.arg(number);
    run.startedAt = QDateTime(QDate(2026, 11, 22), QTime(10, number), QTimeZone::utc());
    run.wallMs = 2311.4;
    run.lineup.name = u"Dialogue trio"_s;
    run.lineup.targets = { targetOf(u"gpt"_s, u"GPT-6 Luna"_s, u"Not used for training; kept for 30 days"_s),
                           targetOf(u"claude"_s, u"Claude 6 Sonnet"_s, u"Not used for training"_s),
                           targetOf(u"gemini"_s, u"Gemini 4 Flash"_s, {}) };
    run.appVersion = u"0.1.0"_s;
    run.promptTemplate
        = { u"You write barks for a fantasy game."_s,
            u"Write one line in which the {{role}} greets the player at the city gate, tired but kind."_s,
            { { u"role"_s, u"guard"_s } } };
    run.prompt = run.promptTemplate.expanded();
    return run;
}

SheetRun comparison(int number)
{
    Run run = runOf(number);
    Answer gpt = answerOf(u"gpt"_s, u"GPT-6 Luna"_s,
                          u"Evening, traveller. The gate is heavy and so are my eyelids,\nbut for you it "
                          u"opens all the same."_s,
                          412.3 + 40 * number, 2310.9);
    Answer claude = answerOf(u"claude"_s, u"Claude 6 Sonnet"_s,
                             u"You look as worn as I feel. Come in, friend; there's soup at the Lantern."_s,
                             655.0 + 15 * number, 1804.2);
    claude.picked = true;
    claude.rating = 5;
    claude.note = u"The one for act 1"_s;
    gpt.rating = 4;
    gpt.costUsd.reset();
    Answer gemini = answerOf(u"gemini"_s, u"Gemini 4 Flash"_s, {}, 0, 0);
    gemini.status = AnswerStatus::Failed;
    gemini.attempts = 3;
    gemini.timing = {};
    gemini.usage = {};
    gemini.costUsd.reset();
    gemini.error = AnswerError{ ErrorKind::RateLimit, 429, u"Quota exceeded, try again in 40 s."_s, {}, {} };
    if (number > 1) {
        claude.editedText = u"You look as worn as I feel. Come in, friend."_s;
        gemini
            = answerOf(u"gemini"_s, u"Gemini 4 Flash"_s, u"Long night. Longer road? In you go."_s, 220, 610);
    }
    run.answers = { gpt, claude, gemini };
    const Price price{ 1.25, 10, 0.125, 0, {} };
    return {
        run, number == 1 ? u"Gate barks"_s : QString(), { { u"claude"_s, price } }, QDate(2026, 11, 1), {}
    };
}

SheetRun hostile()
{
    Run run = runOf(1);
    run.answers.clear();
    QStringList texts{ u"=1+1"_s,
                       u"+1"_s,
                       u"-1"_s,
                       u"@SUM(A1)"_s,
                       u"\t=1"_s,
                       u"\r=1"_s,
                       u"＝1+1"_s,
                       u"http://x/"_s,
                       u"42"_s,
                       u"_x0041_ <b>&amp;"_s,
                       u"\u202Eabc\u202C"_s,
                       u"{=1+1}"_s };
    texts.append(u"a"_s + QChar(u'\0') + QChar(1) + QChar(0x1b) + QChar(0xfffe) + QChar(0xffff) + u'z');
    texts.append(QString(QChar(0xd83d)) + u'x' + QChar(0xde00));
    texts.append(QString(40'000, u'é'));
    texts.append(QString(70'000, u'x') + u"😀 end"_s);
    texts.append(u"أهلاً بك. Come in."_s);
    for (int i = 0; i < texts.size(); ++i) {
        const QString id = u"t%1"_s.arg(i);
        run.answers.append(answerOf(id, u"=cmd|' /C calc'!A%1"_s.arg(i), texts.at(i), 100, 200));
    }
    run.answers[0].note = u"=HYPERLINK(\"http://x\")"_s;
    run.lineup.name = u"=1+1"_s;
    run.prompt.messages = { { Role::User, u"=2+5"_s } };
    return { run, {}, {}, {}, {} };
}

int writeSheet(const SheetSource &source, const SheetOptions &options, const QString &path)
{
    SheetProgress progress;
    const SheetFormats formats(coreSheetFormats());
    QElapsedTimer clock;
    clock.start();
    const SheetResult result = writeSheetFile(*formats.forFileName(path), source, options, path, progress);
    std::printf("%.3f\n", double(clock.elapsed()) / 1000);
    if (!result.written())
        std::fprintf(stderr, "%s\n", qPrintable(result.message));
    return result.written() ? 0 : 1;
}

// Both shapes that the clipboard gets, as files.
int writeClipboard(const SheetSource &source, const QString &path)
{
    const ClipboardTable table = clipboardTable(source);
    for (const auto &[ending, text] :
         { std::pair(u".html"_s, table.html), std::pair(u".tsv"_s, table.tsv) }) {
        QFile file(path + ending);
        const QByteArray bytes = text.toUtf8();
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return 1;
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString what = arguments.value(1);
    const SheetReader reader{ QTimeZone("Europe/Berlin"), QLocale(QLocale::English, QLocale::UnitedKingdom) };
    SheetOptions options;
    if (what == "comparison"_L1)
        return writeSheet(RunsSheetSource({ comparison(1) }, reader), options, arguments.last());
    if (what == "runs"_L1) {
        options.best = BestCriterion::Fastest;
        return writeSheet(RunsSheetSource({ comparison(1), comparison(2), comparison(3) }, reader), options,
                          arguments.last());
    }
    if (what == "hostile"_L1)
        return writeSheet(RunsSheetSource({ hostile() }, reader), options, arguments.last());
    if (what == "table"_L1) {
        return writeSheet(TableSource(arguments.value(2).toInt(), { u"de"_s }), options, arguments.last());
    }
    if (what == "languages"_L1)
        return writeSheet(TableSource(20, { u"de"_s, u"ar"_s }), options, arguments.last());
    if (what == "clipboard"_L1)
        return writeClipboard(RunsSheetSource({ hostile() }, reader), arguments.last());
    std::fprintf(stderr, "sheetmaker clipboard|comparison|runs|hostile|languages|table [ROWS] FILE\n");
    return 2;
}
