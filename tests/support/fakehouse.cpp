#include "support/fakehouse.h"

#include "support/fakeaccount.h"

#include <QJsonDocument>
#include <QScopeGuard>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

std::optional<Method> methodOf(const QByteArray &text)
{
    for (const auto method :
         {Method::Get, Method::Post, Method::Put, Method::Patch, Method::Delete}) {
        if (word(method) == std::string_view(text))
            return method;
    }
    return std::nullopt;
}

} // namespace

FakeHouse::FakeHouse(const Profile &me)
    : me_(me)
    , account_(std::make_unique<FakeAccount>())
    , http_([this](const FakeRequest &request) { return serve(request); })
    , sockets_(u"house"_s, QWebSocketServer::NonSecureMode)
{
    server_.addPerson(me_);
    server_.setListener([this](UserId receiver, const Event &event) {
        if (receiver == me_.id && !isSilent_)
            hear(event);
    });
    connect(&http_, &FakeHttpServer::upgradeWanted, &sockets_, [this](QTcpSocket *socket) {
        if (isCut_)
            socket->abort();
        else
            sockets_.handleConnection(socket);
    });
    connect(&sockets_, &QWebSocketServer::newConnection, this, &FakeHouse::accept);
}

FakeHouse::~FakeHouse()
{
    delete peer_;
}

void FakeHouse::know(const Profile &person)
{
    server_.addPerson(person);
    account_->known.append(User::of(person));
}

void FakeHouse::accept()
{
    peer_ = sockets_.nextPendingConnection();
    peer_->setParent(this);
    connect(peer_, &QWebSocket::textMessageReceived, this, &FakeHouse::read);
}

void FakeHouse::read(const QString &frame)
{
    const auto decoded = decodeFrame(frame.toUtf8());
    if (decoded && std::holds_alternative<Authenticate>(*decoded)) {
        AuthOk ok;
        ok.userId = me_.id;
        ok.epoch = server_.epoch();
        tell(ok);
    } else if (decoded && std::holds_alternative<Ping>(*decoded)) {
        tell(Pong());
    }
}

void FakeHouse::hear(const Event &event)
{
    const auto *message = std::get_if<MessageNew>(&event);
    if (!message || message->message.senderId != me_.id || echo == Echo::BeforeReply)
        tell(event);
    else if (echo == Echo::AfterReply)
        QTimer::singleShot(20, this, [this, event] { tell(event); });
}

void FakeHouse::tell(const Event &event)
{
    if (peer_)
        peer_->sendTextMessage(QString::fromUtf8(encodeEvent(event)));
}

void FakeHouse::tellOf(const Message &message)
{
    tell(MessageNew{message.conversationId, message.changeSeq, message});
}

void FakeHouse::cutSocket()
{
    isCut_ = true;
    if (peer_)
        peer_->abort();
}

Message FakeHouse::store(ConversationId id, UserId sender, const QString &body, Nonce nonce)
{
    isSilent_ = true;
    const auto loud = qScopeGuard([this] { isSilent_ = false; });
    return server_.send(sender, id, body, nonce).value().message;
}

Conversation FakeHouse::conversation(ConversationId id) const
{
    return server_.conversation(me_.id, id).value();
}

std::optional<FakeAnswer> FakeHouse::serve(const FakeRequest &request)
{
    const auto target = request.target.mid(qsizetype(apiBase.size()));
    if (target == "/auth/login" || target == "/auth/refresh")
        return answer(signedIn(me_));
    if (target == "/auth/logout")
        return FakeAnswer{204, {}, {}};
    return serveServer(request, target);
}

std::optional<FakeAnswer> FakeHouse::serveServer(const FakeRequest &request,
                                                 const QByteArray &target)
{
    const auto method = methodOf(request.method);
    if (!method)
        return refusal(ProblemCode::MethodNotAllowed);
    const auto body = QJsonDocument(request.body).toJson(QJsonDocument::Compact);
    const client::HttpRequest wanted{*method, target, body, {}};
    const auto own = account_->answer(wanted);
    const auto reply = own ? *own : server_.answer(me_.id, wanted);
    if (losesReplies && method == Method::Post && target.endsWith("/messages"))
        return std::nullopt;
    FakeAnswer answer{reply.status, reply.body, {}};
    if (!reply.body.isEmpty())
        answer.header = reply.status < 400 ? "Content-Type: application/json\r\n"
                                           : "Content-Type: application/problem+json\r\n";
    return answer;
}

} // namespace letschat::test
