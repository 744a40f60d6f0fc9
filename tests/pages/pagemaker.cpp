// SPDX-License-Identifier: Apache-2.0
// Writes sample sheets for the tests that open them with other people's programs:
// pagemaker comparison|hostile|formulas|runs|table [exact] FILE
#include "paper/paperapplication.h"
#include "paper/pdfformat.h"
#include "sheets/sheetfile.h"
#include "sheetsamples.h"

#include <cstdio>

using namespace lineup;
using namespace lineup::test;
using namespace Qt::StringLiterals;

namespace {

Answer timed(Answer answer, double first, double total)
{
    answer.timing.firstTokenMs = first;
    answer.timing.totalMs = total;
    return answer;
}

QString longAnswer()
{
    QString text = u"**The long watch**\n\n"_s;
    for (int i = 1; i <= 24; ++i) {
        text
            += u"%1. The lamp on the pier burns low, and the keeper counts the ships that did not come home. "
               "She has a word for each of them, and tonight she says them all.\n\n"_s.arg(i);
    }
    return text;
}

SheetRun comparison(int number)
{
    Answer gpt = timed(sampleAnswer(u"gpt"_s, u"Midnight again, Aldric. Your sword is as tired as I am."_s),
                       412, 2311);
    gpt.label = u"GPT-6 Luna"_s;
    gpt.picked = true;
    gpt.rating = 5;
    gpt.note = u"The one for act 1"_s;
    Answer claude = timed(sampleAnswer(u"claude"_s, longAnswer()), 980, 6400);
    claude.label = u"Claude Sonnet"_s;
    claude.editedText = u"The lamp on the pier burns low."_s;
    Answer gemini = failedAnswer(u"gemini"_s, u"Quota exceeded for this minute."_s);
    gemini.label = u"Gemini Flash"_s;
    gemini.attempts = 3;
    Answer polyglot = timed(sampleAnswer(u"polyglot"_s,
                                         u"日本語：「いらっしゃい。急ぐ客は高くつくよ。」\nالعربية: «أهلاً بك "
                                         u"يا ألدريك.»\nעברית: ברוך הבא.\n"
                                         "한국어: 어서 오세요.\nDeutsch: „Tritt ein.“ Emoji: 😀"_s),
                            340, 1110);
    polyglot.label = u"Polyglot"_s;
    polyglot.timing.retryWaitMs = 2000;
    SheetRun run
        = sampleRun(u"Greet {{player}} who comes in at midnight with a broken sword. Max 20 words."_s,
                    { gpt, claude, gemini, polyglot }, number);
    run.run.promptTemplate.variables.insert(u"player"_s, u"Aldric"_s);
    run.run.promptTemplate.system = u"You are Mara, a blacksmith in a fishing village. Dry humour."_s;
    run.run.prompt = run.run.promptTemplate.expanded();
    run.run.lineup.targets[0].parameters.temperature = 0.7;
    run.run.lineup.targets[0].dataPolicy = u"Not used for training"_s;
    run.prices.insert(u"gpt"_s, Price{ 0.25, 2, 0.025, 0, {} });
    run.pricesAsOf = QDate(2026, 11, 1);
    return run;
}

// `%1` is the address of a server that must never be asked.
SheetRun hostile(const QString &server)
{
    const QStringList texts{
        u"<script>document.title='RAN'</script>"_s,
        u"<img src=x onerror=\"document.title='RAN'\">"_s,
        u"</p></article></main><iframe src=\"%1/frame\"></iframe>"_s.arg(server),
        u"<img src=\"%1/img.png\"><link rel=stylesheet href=\"%1/a.css\"><style>@import '%1/b.css';</style>"_s
            .arg(server),
        u"<meta http-equiv=refresh content=\"0;url=%1/refresh\"><base href=\"%1/\">"_s.arg(server),
        u"<svg onload=\"document.title='RAN'\"><a href=\"javascript:document.title='RAN'\">x</a></svg>"_s,
        u"]]>--><!--<![CDATA[ <a href=javascript:alert(1)>x"_s,
        u"\"' onmouseover=document.title='RAN' x=\"&lt;&#x3C;script>"_s,
        u"\u202Eoverride\u202C \u2066isolate without an end"_s,
        u"NUL"_s + QChar(0) + u" ESC\u001B[2J DEL\u007F C1\u009B half"_s + QChar(0xD83D)
            + u" non\uFFFE tag\U000E0041"_s,
        QString(30'000, u'W'),
    };
    QList<Answer> answers;
    for (int i = 0; i < texts.size(); ++i) {
        Answer answer = sampleAnswer(u"t%1"_s.arg(i), texts.at(i));
        answer.label = texts.at(i).left(60);
        answer.note = texts.at(i).left(200);
        answer.modelReturned = texts.at(i).left(60);
        answers.append(answer);
    }
    SheetRun run = sampleRun(texts.at(0), answers);
    run.title = u"</title><script>document.title='RAN'</script>"_s;
    run.run.prompt.system = texts.at(3);
    return run;
}

SheetRun formulas()
{
    const QStringList texts{ u"=1+1"_s,
                             u"+1+1"_s,
                             u"-1+1"_s,
                             u"@SUM(1)"_s,
                             u"\t=1+1"_s,
                             u"\r=1+1"_s,
                             u"\n=1+1"_s,
                             u"  =1+1"_s,
                             u"＝1+1"_s,
                             u"＋1"_s,
                             u"－1"_s,
                             u"＠SUM(1)"_s,
                             u"=HYPERLINK(\"http://x\",\"y\")"_s,
                             u"=cmd|' /C calc'!A1"_s,
                             u"'tis"_s,
                             u"\"quoted\", and; more\nlines"_s,
                             u"日本語 مرحبا 😀"_s };
    QList<Answer> answers;
    for (int i = 0; i < texts.size(); ++i)
        answers.append(sampleAnswer(u"t%1"_s.arg(i), texts.at(i)));
    return sampleRun(u"=2+5"_s, answers);
}

int write(const SheetSource &source, const SheetOptions &options, const QString &path)
{
    SheetFormats formats(coreSheetFormats());
    formats.add(pdfFormat());
    SheetProgress progress;
    const SheetResult result = writeSheetFile(*formats.forFileName(path), source, options, path, progress);
    if (!result.message.isEmpty())
        std::fprintf(stderr, "%s\n", qPrintable(result.message));
    return result.written() ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const std::unique_ptr<QCoreApplication> app = makePaperApplication(argv);
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const QString what = arguments.value(1);
    const QString file = arguments.last();
    SheetOptions options;
    if (arguments.value(2) == "exact"_L1)
        options.csvMode = CsvMode::Exact;
    if (what == "comparison"_L1) {
        options.best = BestCriterion::Fastest;
        return write(RunsSheetSource({ comparison(1) }, sampleReader()), options, file);
    }
    if (what == "runs"_L1)
        return write(RunsSheetSource({ comparison(1), comparison(2) }, sampleReader()), options, file);
    if (what == "hostile"_L1)
        return write(RunsSheetSource({ hostile(arguments.value(2)) }, sampleReader()), options, file);
    if (what == "formulas"_L1)
        return write(RunsSheetSource({ formulas() }, sampleReader()), options, file);
    if (what == "table"_L1)
        return write(SampleTable(40), options, file);
    std::fprintf(stderr, "pagemaker comparison|hostile|formulas|runs|table [exact] FILE\n");
    return 2;
}
