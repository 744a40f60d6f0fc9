// SPDX-License-Identifier: Apache-2.0
#include "errortext.h"

#include "textcounter.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace lineup {

namespace {

struct Errors
{
    Q_DECLARE_TR_FUNCTIONS(lineup::Errors)
};

QString keptText(const Answer &answer)
{
    if (answer.text.isEmpty() && !answer.reasoning.isEmpty())
        return Errors::tr("No answer text arrived. The reasoning that arrived is kept.");
    if (answer.text.isEmpty())
        return Errors::tr("Nothing arrived.");
    TextCounter counter;
    counter.feed(answer.text);
    if (counter.words() == 0)
        return Errors::tr("The text that arrived is kept.");
    return Errors::tr("The %n word(s) that arrived are kept.", nullptr, counter.words());
}

QString orTheProvider(const QString &name)
{
    return name.isEmpty() ? Errors::tr("The provider") : name;
}

QString title(ErrorKind kind, const QString &name)
{
    switch (kind) {
    case ErrorKind::InvalidRequest:
        return Errors::tr("%1 did not accept the request.").arg(name);
    case ErrorKind::Authentication:
        return Errors::tr("%1 refused the key.").arg(name);
    case ErrorKind::Billing:
        return Errors::tr("The account at %1 has no credit left.").arg(name);
    case ErrorKind::Permission:
        return Errors::tr("The key for %1 may not use this model.").arg(name);
    case ErrorKind::NotFound:
        return Errors::tr("%1 does not know this model or address.").arg(name);
    case ErrorKind::Timeout:
        return Errors::tr("%1 did not answer in time.").arg(name);
    case ErrorKind::TooLarge:
        return Errors::tr("The prompt or the answer is too long for %1.").arg(name);
    case ErrorKind::RateLimit:
        return Errors::tr("%1 gets too many requests from this account right now.").arg(name);
    case ErrorKind::Overloaded:
        return Errors::tr("%1 is overloaded right now.").arg(name);
    case ErrorKind::Server:
        return Errors::tr("%1 had a problem of its own.").arg(name);
    case ErrorKind::Redirect:
        return Errors::tr("%1 pointed to another address, and Lineup did not follow.").arg(name);
    case ErrorKind::Network:
        return Errors::tr("%1 could not be reached.").arg(name);
    case ErrorKind::Tls:
        return Errors::tr("There is no safe connection to %1.").arg(name);
    case ErrorKind::Protocol:
        return Errors::tr("%1 sent something that is not an answer.").arg(name);
    case ErrorKind::Interrupted:
        return Errors::tr("The connection to %1 broke before the answer was complete.").arg(name);
    case ErrorKind::NoKey:
        return Errors::tr("There is no key that may go to %1, so nothing was sent.").arg(name);
    }
    Q_UNREACHABLE();
}

QString advice(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidRequest:
        return Errors::tr(
            "Check this target's parameters in the lineup. Details shows what the provider said.");
    case ErrorKind::Authentication:
        return Errors::tr("Open Settings > Providers and enter it again.");
    case ErrorKind::Billing:
        return Errors::tr("Add credit on the provider's website, then retry.");
    case ErrorKind::Permission:
        return Errors::tr(
            "Choose another model in the lineup, or ask whoever manages the account for access.");
    case ErrorKind::NotFound:
        return Errors::tr("Check the model's name and the provider's address in the lineup.");
    case ErrorKind::Timeout:
        return Errors::tr(
            "Retry, or allow more time in the lineup. The provider may charge for both attempts.");
    case ErrorKind::TooLarge:
        return Errors::tr("Shorten the prompt or lower the limit for the answer's length, then retry.");
    case ErrorKind::RateLimit:
        return Errors::tr("Wait a minute, then retry.");
    case ErrorKind::Overloaded:
    case ErrorKind::Server:
        return Errors::tr("Retry in a while. Nothing is wrong on this computer.");
    case ErrorKind::Redirect:
        return Errors::tr("Check the provider's address in the lineup: keys are sent to no other place.");
    case ErrorKind::Network:
        return Errors::tr(
            "Check the internet connection, or start the local server if it is one, then retry.");
    case ErrorKind::Tls:
        return Errors::tr("Check the address in the lineup, this computer's clock, and the company network's "
                          "certificates. Keys are only sent over a safe connection.");
    case ErrorKind::Protocol:
        return Errors::tr(
            "Check the provider's address in the lineup: it may be a web page or a login page.");
    case ErrorKind::Interrupted:
        return Errors::tr("Retry to get a whole answer.");
    case ErrorKind::NoKey:
        return Errors::tr(
            "Open Settings > Providers and enter a key, or allow the stored one for this address.");
    }
    Q_UNREACHABLE();
}

// Providers cut answers short for other reasons than their length, too.
ErrorText truncatedText(const Answer &answer)
{
    const QString reason = answer.finishReason.toLower();
    if (reason == "model_context_window_exceeded"_L1) {
        return { Errors::tr("The prompt and the answer together are too long for this model."),
                 keptText(answer), Errors::tr("Shorten the prompt, or choose a model for longer texts.") };
    }
    if (reason == "pause_turn"_L1 || reason == "continuation"_L1) {
        return { Errors::tr("The provider paused before the answer was finished."), keptText(answer),
                 Errors::tr("Press Continue to get the rest.") };
    }
    return { Errors::tr("The answer hit its length limit."), keptText(answer),
             Errors::tr("Raise the limit in the lineup, or press Continue.") };
}

ErrorText failedText(const Answer &answer, const QString &name)
{
    if (!answer.error) {
        return { Errors::tr("The answer from %1 failed.").arg(name), keptText(answer),
                 Errors::tr("Retry to get a whole answer.") };
    }
    const ErrorKind kind = answer.error->kind;
    const bool inTheMiddle = kind == ErrorKind::Timeout && !answer.text.isEmpty();
    return { inTheMiddle ? Errors::tr("%1 stopped sending in the middle of the answer.").arg(name)
                         : title(kind, name),
             keptText(answer), advice(kind) };
}

} // namespace

ErrorText errorText(const Answer &answer, const QString &providerName)
{
    const QString name = orTheProvider(providerName);
    switch (answer.status) {
    case AnswerStatus::Running:
    case AnswerStatus::Complete:
        return {};
    case AnswerStatus::Truncated:
        return truncatedText(answer);
    case AnswerStatus::Refused:
        return { Errors::tr("%1 declined to answer this prompt.").arg(name), keptText(answer),
                 Errors::tr("Reword the prompt, or ask another model.") };
    case AnswerStatus::Failed:
        return failedText(answer, name);
    case AnswerStatus::Cancelled:
        return { Errors::tr("This answer was stopped."), keptText(answer),
                 Errors::tr("Retry to get a whole answer.") };
    }
    Q_UNREACHABLE();
}

QString errorTitle(ErrorKind kind, const QString &providerName)
{
    return title(kind, orTheProvider(providerName));
}

QString errorKindText(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidRequest:
        return Errors::tr("Request not accepted");
    case ErrorKind::Authentication:
        return Errors::tr("Key refused");
    case ErrorKind::Billing:
        return Errors::tr("No credit");
    case ErrorKind::Permission:
        return Errors::tr("Not allowed");
    case ErrorKind::NotFound:
        return Errors::tr("Not found");
    case ErrorKind::Timeout:
        return Errors::tr("No answer in time");
    case ErrorKind::TooLarge:
        return Errors::tr("Too long");
    case ErrorKind::RateLimit:
        return Errors::tr("Rate limited");
    case ErrorKind::Overloaded:
        return Errors::tr("Overloaded");
    case ErrorKind::Server:
        return Errors::tr("Provider problem");
    case ErrorKind::Redirect:
        return Errors::tr("Redirected");
    case ErrorKind::Network:
        return Errors::tr("Not reachable");
    case ErrorKind::Tls:
        return Errors::tr("No safe connection");
    case ErrorKind::Protocol:
        return Errors::tr("Not an answer");
    case ErrorKind::Interrupted:
        return Errors::tr("Connection broke");
    case ErrorKind::NoKey:
        return Errors::tr("No key");
    }
    Q_UNREACHABLE();
}

} // namespace lineup
