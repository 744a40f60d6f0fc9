// SPDX-License-Identifier: Apache-2.0
#include "panelwords.h"

#include "model/provider.h"

#include <QLocale>

#include <algorithm>

namespace lineup {

QString PanelWords::state(AnswerPhase phase, AnswerStatus status)
{
    switch (phase) {
    case AnswerPhase::Idle:
        return tr("not sent");
    case AnswerPhase::Waiting:
        return tr("waiting");
    case AnswerPhase::Thinking:
        return tr("thinking");
    case AnswerPhase::Streaming:
        return tr("streaming");
    case AnswerPhase::Retrying:
        return tr("retrying");
    case AnswerPhase::Ended:
        break;
    }
    switch (status) {
    case AnswerStatus::Running:
        return tr("running");
    case AnswerStatus::Complete:
        return tr("complete");
    case AnswerStatus::Truncated:
        return tr("cut short");
    case AnswerStatus::Refused:
        return tr("refused");
    case AnswerStatus::Failed:
        return tr("failed");
    case AnswerStatus::Cancelled:
        return tr("stopped");
    }
    Q_UNREACHABLE();
}

QString PanelWords::whatHappened(const AnswerError &error, const QString &provider)
{
    switch (error.kind) {
    case ErrorKind::InvalidRequest:
        return tr("%1 did not accept the request.").arg(provider);
    case ErrorKind::Authentication:
        return tr("%1 refused the key.").arg(provider);
    case ErrorKind::Billing:
        return tr("%1 asks for payment.").arg(provider);
    case ErrorKind::Permission:
        return tr("%1 does not allow this key to use the model.").arg(provider);
    case ErrorKind::NotFound:
        return tr("%1 does not know this model or address.").arg(provider);
    case ErrorKind::Timeout:
        return tr("%1 did not answer in time.").arg(provider);
    case ErrorKind::TooLarge:
        return tr("The request or the answer was too large for %1.").arg(provider);
    case ErrorKind::RateLimit:
        return tr("%1 allows no more requests at the moment.").arg(provider);
    case ErrorKind::Overloaded:
        return tr("%1 is overloaded.").arg(provider);
    case ErrorKind::Server:
        return tr("%1 had an internal problem.").arg(provider);
    case ErrorKind::Redirect:
        return tr("%1 pointed to another address, which was not followed.").arg(provider);
    case ErrorKind::Network:
        return tr("%1 could not be reached.").arg(provider);
    case ErrorKind::Tls:
        return tr("No secure connection to %1 could be made.").arg(provider);
    case ErrorKind::Protocol:
        return tr("%1 sent something that is not an answer.").arg(provider);
    case ErrorKind::Interrupted:
        return tr("The connection to %1 was lost before the answer had ended.").arg(provider);
    case ErrorKind::NoKey:
        return tr("There is no key for %1, so nothing was sent.").arg(provider);
    }
    Q_UNREACHABLE();
}

QString PanelWords::advice(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::InvalidRequest:
        return tr("Check the target's parameters, then retry.");
    case ErrorKind::Authentication:
        return tr("Check the key in Settings, then retry.");
    case ErrorKind::Billing:
        return tr("Check the account with the provider, then retry.");
    case ErrorKind::Permission:
        return tr("Use another model or another key.");
    case ErrorKind::NotFound:
        return tr("Check the model's name and the address in the lineup.");
    case ErrorKind::Timeout:
        return tr("Retry, or give the target more time. The provider may charge for the lost answer.");
    case ErrorKind::TooLarge:
        return tr("Shorten the prompt or ask for a shorter answer.");
    case ErrorKind::RateLimit:
    case ErrorKind::Overloaded:
        return tr("Wait a little, then retry.");
    case ErrorKind::Server:
    case ErrorKind::Interrupted:
        return tr("Retry to get the whole answer.");
    case ErrorKind::Redirect:
        return tr("Correct the address in the lineup.");
    case ErrorKind::Network:
        return tr("Check the connection and the address, then retry.");
    case ErrorKind::Tls:
        return tr("Check the address and this computer's clock. The certificate is not trusted.");
    case ErrorKind::Protocol:
        return tr("Check that the address belongs to an API and not to a web page.");
    case ErrorKind::NoKey:
        return tr("Add a key in Settings, then retry.");
    }
    Q_UNREACHABLE();
}

QString PanelWords::providerName(const Answer &answer)
{
    if (const Provider *provider = findProvider(answer.provider))
        return provider->name;
    if (!answer.provider.isEmpty())
        return answer.provider;
    return answer.label.isEmpty() ? tr("The provider") : answer.label;
}

QString PanelWords::seconds(double ms)
{
    return tr("%1 s").arg(QLocale().toString(ms / 1000, 'f', 1));
}

QString PanelWords::counts(int words, int characters)
{
    return tr("%1, %2", "number of words, number of characters")
        .arg(tr("%n word(s)", nullptr, words), tr("%n character(s)", nullptr, characters));
}

QString PanelWords::reasoningTitle(const Answer &answer, AnswerPhase phase)
{
    const std::optional<double> from = answer.timing.firstReasoningMs;
    const std::optional<double> to
        = answer.timing.firstTokenMs ? answer.timing.firstTokenMs : answer.timing.totalMs;
    if (from && to)
        return tr("Thought for %1").arg(seconds(std::max(0.0, *to - *from)));
    return phase == AnswerPhase::Ended || phase == AnswerPhase::Streaming ? tr("Reasoning") : tr("Thinking");
}

} // namespace lineup
