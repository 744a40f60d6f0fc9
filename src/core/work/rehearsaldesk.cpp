// SPDX-License-Identifier: Apache-2.0
#include "rehearsaldesk.h"

#include "rehearsaltable.h"

#include <QDateTime>
#include <QJsonDocument>

namespace lineup {

using namespace Qt::StringLiterals;

namespace {

constexpr double cutAfter = 0.6; // of the pieces of an answer that breaks off

RehearsalReply whole(const QJsonObject &body, double atMs)
{
    RehearsalReply reply;
    reply.frames = { { atMs, compactJson(body) } };
    return reply;
}

bool isWide(QChar c)
{
    const QChar::Script script = c.script();
    const bool ideographicPunctuation = c.unicode() >= 0x3000 && c.unicode() <= 0x303f;
    return ideographicPunctuation || script == QChar::Script_Han || script == QChar::Script_Hiragana
        || script == QChar::Script_Katakana;
}

// Thoughts come faster than text, as with real models.
double msPerPiece(const RehearsalCharacter &character, bool reasoning)
{
    return 1000.0 / (character.tokensPerSecond * (reasoning ? 2 : 1));
}

RehearsalReply streamReply(const RehearsalWire &wire, const RehearsalCharacter &character,
                           const RehearsalAnswer &answer)
{
    const QStringList thoughts = rehearsalPieces(answer.reasoning);
    QStringList pieces = rehearsalPieces(answer.text);
    RehearsalReply reply;
    reply.streamed = true;
    reply.contentType = "text/event-stream; charset=utf-8";
    reply.cut = character.behaviour == RehearsalCharacter::Behaviour::Cut;
    if (reply.cut)
        pieces = pieces.first(qMin(pieces.size(), qsizetype(double(pieces.size()) * cutAfter) + 1));
    double atMs = character.firstTokenMs;
    if (const QByteArray opening = wire.opening(answer); !opening.isEmpty())
        reply.frames.append({ atMs, opening });
    for (qsizetype i = 0; i < thoughts.size(); ++i) {
        reply.frames.append({ atMs, wire.reasoning(answer, thoughts[i], i == 0) });
        atMs += msPerPiece(character, true);
    }
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        reply.frames.append({ atMs, wire.text(answer, pieces[i], i == 0) });
        atMs += msPerPiece(character, false);
    }
    if (!reply.cut)
        reply.frames.append({ atMs, wire.ending(answer) });
    return reply;
}

double durationMs(const RehearsalCharacter &character, const RehearsalAnswer &answer)
{
    return character.firstTokenMs + double(answer.reasoningTokens) * msPerPiece(character, true)
        + double(answer.outputTokens) * msPerPiece(character, false);
}

} // namespace

QStringList rehearsalPieces(const QString &text)
{
    QStringList pieces;
    QString piece;
    for (qsizetype i = 0; i < text.size(); ++i) {
        piece += text[i];
        if (i + 1 == text.size())
            break;
        const bool spaceEnds = text[i].isSpace() && !text[i + 1].isSpace();
        const bool wideEnds = isWide(text[i]) && piece.size() >= 2 && !text[i + 1].isSpace();
        if ((spaceEnds || wideEnds) && !text[i + 1].isLowSurrogate() && !text[i + 1].isMark())
            pieces.append(std::exchange(piece, QString()));
    }
    if (!piece.isEmpty())
        pieces.append(piece);
    return pieces;
}

RehearsalDesk::RehearsalDesk(RehearsalCast cast)
    : m_cast(std::move(cast))
{ }

RehearsalReply RehearsalDesk::reply(const RehearsalRequest &request, qint64 nowMs)
{
    ++m_requests;
    const Route route = routeOf(request);
    const RehearsalWire &wire = route.wire ? *route.wire : openAiWire();
    RehearsalReply reply;
    if (route.kind == Route::Kind::None) {
        reply = error(wire, 404, u"There is nothing at this address of the rehearsal."_s);
    } else if (request.method != (route.kind == Route::Kind::Ask ? "POST" : "GET")) {
        reply = error(wire, 405, u"This address takes another method."_s);
        reply.headers.emplaceBack("Allow", route.kind == Route::Kind::Ask ? "POST" : "GET");
    } else if (route.kind == Route::Kind::Models) {
        reply = whole(wire.models(m_cast.characters()), 0);
    } else {
        reply = answer(wire, request, nowMs);
    }
    reply.headers.emplaceBack(wire.requestIdHeader(), requestId());
    return reply;
}

RehearsalReply RehearsalDesk::refusal(int status) const
{
    return error(openAiWire(), status,
                 u"The request could not be read: %1."_s.arg(QString::fromLatin1(reasonPhrase(status))));
}

RehearsalDesk::Route RehearsalDesk::routeOf(const RehearsalRequest &request)
{
    const QByteArray &path = request.path;
    if (path == "/v1/chat/completions")
        return { &openAiWire(), Route::Kind::Ask };
    if (path == "/v1/messages")
        return { &anthropicWire(), Route::Kind::Ask };
    // Both APIs have their list there; Anthropic's clients always name the version of the API.
    if (path == "/v1/models")
        return { request.header("anthropic-version").isEmpty() ? &openAiWire() : &anthropicWire(),
                 Route::Kind::Models };
    if (path == "/v1beta/models")
        return { &geminiWire(), Route::Kind::Models };
    if (path.startsWith("/v1beta/models/")
        && (path.endsWith(":streamGenerateContent") || path.endsWith(":generateContent")))
        return { &geminiWire(), Route::Kind::Ask };
    if (path.startsWith("/v1beta/"))
        return { &geminiWire(), Route::Kind::None };
    return {};
}

RehearsalReply RehearsalDesk::answer(const RehearsalWire &wire, const RehearsalRequest &request, qint64 nowMs)
{
    QJsonParseError parseError;
    const QJsonDocument document = QJsonDocument::fromJson(request.body, &parseError);
    if (!document.isObject())
        return error(wire, 400, u"The request's body is no JSON object."_s);
    const std::optional<RehearsalAsk> ask = wire.parse(request, document.object());
    if (!ask)
        return error(wire, 400, u"The request lacks its model, its messages or its token limit."_s);
    const RehearsalCharacter *character = m_cast.find(ask->model);
    if (!character)
        return error(wire, 404, u"The rehearsal has no model “%1”."_s.arg(ask->model.left(100)));
    if (character->behaviour == RehearsalCharacter::Behaviour::Limited
        && m_limiter.turnsAway(request.path + '\n' + request.body, nowMs)) {
        RehearsalReply reply = error(wire, 429, u"Rehearsed rate limit: try again in 1 second."_s);
        reply.headers.emplaceBack("Retry-After", QByteArray::number(RehearsalLimiter::retryAfterMs / 1000));
        return reply;
    }
    RehearsalAnswer composed = compose(*character, *ask);
    composed.id = "rehearsal-" + QByteArray::number(m_requests);
    if (ask->stream)
        return streamReply(wire, *character, composed);
    RehearsalReply reply = whole(wire.whole(composed), durationMs(*character, composed));
    reply.cut = character->behaviour == RehearsalCharacter::Behaviour::Cut;
    return reply;
}

RehearsalReply RehearsalDesk::error(const RehearsalWire &wire, int status, const QString &message) const
{
    RehearsalReply reply = whole(wire.error(status, message, requestId()), 0);
    reply.status = status;
    return reply;
}

RehearsalAnswer RehearsalDesk::compose(const RehearsalCharacter &character, const RehearsalAsk &ask) const
{
    const std::optional<RehearsalText> table = rehearsalTableReply(character, ask.prompt);
    const RehearsalText canned = table ? *table : m_cast.answer(character, ask.prompt);
    QStringList thoughts = rehearsalPieces(canned.reasoning);
    QStringList pieces = rehearsalPieces(canned.text);
    RehearsalAnswer answer;
    if (ask.maxOutputTokens) {
        const qsizetype limit = qsizetype(qBound(qint64(0), *ask.maxOutputTokens, qint64(1) << 30));
        answer.truncated = thoughts.size() + pieces.size() > limit;
        thoughts = thoughts.first(qMin(limit, thoughts.size()));
        pieces = pieces.first(qMin(limit - thoughts.size(), pieces.size()));
    }
    answer.model = character.id;
    answer.reasoning = thoughts.join(QString());
    answer.text = pieces.join(QString());
    answer.usage = ask.usage;
    answer.inputTokens = rehearsalPieces(ask.prompt).size();
    answer.reasoningTokens = thoughts.size();
    answer.outputTokens = pieces.size();
    answer.createdAt = QDateTime::currentSecsSinceEpoch();
    return answer;
}

QByteArray RehearsalDesk::requestId() const
{
    return "req_rehearsal_" + QByteArray::number(m_requests);
}

} // namespace lineup
