// SPDX-License-Identifier: Apache-2.0
#include "metricscommand.h"

#include "console.h"
#include "metrics/bleu.h"
#include "stringinput.h"

#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

bool isCounted(const StringUnit &unit)
{
    return !unit.plural && unit.state == StringState::Translated && !unit.target().isEmpty();
}

} // namespace

MetricsCommand::MetricsCommand(CliContext &context, QObject *parent)
    : QObject(parent)
    , m_context(context)
{ }

void MetricsCommand::run(const QStringList &arguments, const CommandDone &done)
{
    CommandOptions given(u"metrics"_s,
                         tr("Measures how near the translations of one file come to those of another: chrF2, "
                            "chrF2++, BLEU and TER over the strings that both translate, without plurals. "
                            "Below some twenty strings the numbers say little."));
    given.add(u"hyp"_s, tr("The file to measure."), u"FILE"_s);
    given.add(u"ref"_s, tr("The file with the translations to measure against."), u"FILE"_s);
    given.addTextOrJson();
    int status = 0;
    if (given.parse(arguments, m_context.console, status))
        status = answer(given);
    done(status);
}

int MetricsCommand::answer(const CommandOptions &given)
{
    if (!given.isSet(u"hyp"_s) || !given.isSet(u"ref"_s))
        return given.usageError(tr("Name both files, with --hyp FILE and --ref FILE."), m_context.console);
    if (const QString problem = given.textOrJsonProblem(); !problem.isEmpty())
        return given.usageError(problem, m_context.console);
    const StringInput::Result hypothesis
        = StringInput::read(given.value(u"hyp"_s), {}, {}, m_context.console);
    if (!hypothesis.file)
        return int(hypothesis.status);
    const StringInput::Result reference = StringInput::read(given.value(u"ref"_s), {}, {}, m_context.console);
    if (!reference.file)
        return int(reference.status);
    const CorpusScore score = scoreOf(*hypothesis.file, *reference.file);
    if (score.pairs() == 0)
        m_context.console.say(tr("There is no string that both files translate."));
    return print(score, given.wantsJson());
}

CorpusScore MetricsCommand::scoreOf(const StringFile &hypothesis, const StringFile &reference)
{
    QHash<QString, const StringUnit *> references;
    for (const StringUnit &unit : reference.units) {
        if (isCounted(unit) && !references.contains(unit.id))
            references.insert(unit.id, &unit);
    }
    CorpusScore score;
    for (const StringUnit &unit : hypothesis.units) {
        // Taken out, so that an id that stands twice is one pair.
        const StringUnit *wanted = isCounted(unit) ? references.take(unit.id) : nullptr;
        if (wanted)
            score.add(unit.target(), wanted->target());
    }
    return score;
}

int MetricsCommand::print(const CorpusScore &score, bool json)
{
    QByteArray bytes;
    if (json) {
        const bool any = score.pairs() > 0;
        const auto number = [any](double value) { return any ? QJsonValue(value) : QJsonValue(); };
        bytes = QJsonDocument(QJsonObject{
                                  { u"pairs"_s, score.pairs() },
                                  { u"chrf2"_s, number(score.chrf2()) },
                                  { u"chrf2pp"_s, number(score.chrf2pp()) },
                                  { u"bleu"_s, number(score.bleu()) },
                                  { u"bleuSignature"_s, bleuSignature() },
                                  { u"ter"_s, number(score.ter()) },
                              })
                    .toJson();
    } else {
        const auto number = [](double value) { return QLocale().toString(value, 'f', 2); };
        QString text = tr("Pairs: %1").arg(QLocale().toString(score.pairs())) + u'\n';
        if (score.pairs() > 0)
            text += u"chrF2: %1\nchrF2++: %2\nBLEU: %3 (%4)\nTER: %5\n"_s.arg(
                number(score.chrf2()), number(score.chrf2pp()), number(score.bleu()), bleuSignature(),
                number(score.ter()));
        bytes = text.toUtf8();
    }
    return int(m_context.console.out(bytes) ? ExitStatus::Complete : ExitStatus::FileError);
}

} // namespace lineup
