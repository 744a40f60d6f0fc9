// SPDX-License-Identifier: Apache-2.0
#include "modellister.h"

#include "deadline.h"
#include "engine.h"
#include "keys/credentialstore.h"
#include "keytransport.h"
#include "model/keysieve.h"
#include "model/redactor.h"
#include "net/networkpool.h"
#include "transportfailure.h"

#include <QNetworkReply>
#include <QPointer>

#include <algorithm>

namespace lineup {

namespace {

constexpr qint64 largestListBytes = 16 * 1024 * 1024;
constexpr int mostPages = 50;

QString keptUnder(const ResolvedTarget &target)
{
    return target.protocol + u'|' + target.baseUrl.toString() + u'|' + target.keyEnvs.join(u',') + u'|'
        + target.keyName;
}

AnswerError keyError(const KeyResult &key)
{
    AnswerError error;
    error.kind = ErrorKind::NoKey;
    error.message = key.message;
    return error;
}

// One list of models being fetched, page by page, in the network thread. Deletes itself after done().
class ModelListRequest : public QObject
{
    Q_OBJECT
public:
    ModelListRequest(const ResolvedTarget &target, const Secret &key, NetworkPool *pool,
                     const Redactor *redactor)
        : m_target(target)
        , m_key(key)
        , m_pool(pool)
        , m_redactor(redactor)
        , m_protocol(findProtocol(target.protocol))
        , m_deadline(this)
    {
        connect(&m_deadline, &Deadline::expired, this, [this] {
            fail(ErrorKind::Timeout,
                 tr("%1 did not send its list of models in time.").arg(hostAndPort(m_target.baseUrl)));
        });
    }
    ~ModelListRequest() override { drop(); }

    void start()
    {
        if (!m_protocol || m_target.baseUrl.host().isEmpty()) {
            fail(ErrorKind::InvalidRequest, tr("This target has no address or no known protocol."));
            return;
        }
        m_deadline.start(ModelLister::deadlineMs);
        checkKeyTransport(m_target, m_key, this, [this](const std::optional<AnswerError> &refusal) {
            if (m_ended)
                return;
            if (refusal)
                fail(*refusal);
            else
                next({});
        });
    }

Q_SIGNALS:
    void done(const lineup::ModelListResult &result);

private:
    void next(const QString &page)
    {
        m_body.clear();
        m_request = m_protocol->modelsRequest(m_target, page);
        m_request.method = "GET";
        m_reply = m_pool->send(m_request, authHeader(m_target.auth, m_key), false);
        connect(m_reply, &QNetworkReply::readyRead, this, &ModelListRequest::read);
        connect(m_reply, &QNetworkReply::finished, this, &ModelListRequest::pageEnded);
    }

    void read()
    {
        m_body += m_reply->readAll();
        if (m_body.size() > largestListBytes)
            fail(ErrorKind::TooLarge, tr("The list of models is larger than 16 MB."));
    }

    void pageEnded()
    {
        read();
        if (!m_reply)
            return;
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status < 200 || status >= 300) {
            fail(failureOf(status));
            return;
        }
        const ModelPage page = m_protocol->parseModels(m_body);
        if (!page.valid) {
            fail(ErrorKind::Protocol,
                 tr("%1 did not send a list of models.").arg(hostAndPort(m_target.baseUrl)));
            return;
        }
        const KeySieve sieve(m_key);
        for (ModelInfo model : page.models) {
            model.id = sieve.cleaned(model.id);
            model.name = sieve.cleaned(model.name);
            m_models.append(model);
        }
        drop();
        if (!page.nextPage.isEmpty() && ++m_pages < mostPages)
            next(page.nextPage);
        else
            end(std::nullopt);
    }

    AnswerError failureOf(int status) const
    {
        if (status == 0)
            return transportFailure(*m_reply, m_request.url, {}).error;
        if (status < 400)
            return redirectFailure(status, m_request.url,
                                   m_reply->header(QNetworkRequest::LocationHeader).toUrl())
                .error;
        RawHeaders headers;
        for (const auto &[name, value] : m_reply->rawHeaderPairs())
            headers.append({ name, value });
        return m_protocol->error(status, headers, m_body, {}).error;
    }

    void fail(ErrorKind kind, const QString &message)
    {
        AnswerError error;
        error.kind = kind;
        error.message = message;
        fail(error);
    }

    void fail(AnswerError error)
    {
        error.message = m_redactor->redacted(error.message);
        error.detail = m_redactor->redacted(error.detail);
        error.requestId = m_redactor->redacted(error.requestId);
        m_models.clear();
        end(error);
    }

    void end(const std::optional<AnswerError> &error)
    {
        m_ended = true;
        m_deadline.stop();
        drop();
        std::sort(m_models.begin(), m_models.end(),
                  [](const ModelInfo &a, const ModelInfo &b) { return a.id < b.id; });
        Q_EMIT done({ m_models, error, false });
        deleteLater();
    }

    void drop()
    {
        if (!m_reply)
            return;
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }

    ResolvedTarget m_target;
    Secret m_key;
    NetworkPool *m_pool;
    const Redactor *m_redactor;
    const Protocol *m_protocol;
    HttpRequest m_request;
    QPointer<QNetworkReply> m_reply;
    QByteArray m_body;
    QList<ModelInfo> m_models;
    Deadline m_deadline;
    int m_pages = 0;
    bool m_ended = false;
};

} // namespace

ModelLister::ModelLister(Engine &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{ }

void ModelLister::list(const ResolvedTarget &target, QObject *context,
                       const std::function<void(ModelListResult)> &done)
{
    const auto kept = m_kept.constFind(keptUnder(target));
    if (kept != m_kept.constEnd()) {
        const ModelListResult result{ *kept, std::nullopt, true };
        QMetaObject::invokeMethod(
            context, [done, result] { done(result); }, Qt::QueuedConnection);
        return;
    }
    const QPointer<QObject> guard = context;
    m_engine.credentials()->read(target, this, [this, target, guard, done](const KeyResult &key) {
        if (!guard)
            return;
        if (key.state == KeyState::Found || key.state == KeyState::NotNeeded)
            fetch(target, key.secret, guard, done);
        else
            done({ {}, keyError(key), false });
    });
}

void ModelLister::refresh(const ResolvedTarget &target)
{
    m_kept.remove(keptUnder(target));
}

void ModelLister::fetch(const ResolvedTarget &target, const Secret &key, QObject *context,
                        const std::function<void(ModelListResult)> &done)
{
    auto *request = new ModelListRequest(target, key, m_engine.pool(), m_engine.redactor());
    const QPointer<QObject> guard = context;
    connect(request, &ModelListRequest::done, this,
            [this, target, guard, done](const ModelListResult &result) {
                if (!result.error)
                    m_kept.insert(keptUnder(target), result.models);
                if (guard)
                    done(result);
            });
    NetworkPool *pool = m_engine.pool();
    request->moveToThread(pool->thread());
    QMetaObject::invokeMethod(
        request,
        [request, pool] {
            request->setParent(pool);
            request->start();
        },
        Qt::QueuedConnection);
}

} // namespace lineup

#include "modellister.moc"
