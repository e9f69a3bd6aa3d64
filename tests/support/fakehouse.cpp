#include "support/fakehouse.h"

#include "protocol/messages.h"

#include <QTcpSocket>
#include <QTimer>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace letschat::test {

FakeHouse::FakeHouse(const Profile &me)
    : me_(me)
    , http_([this](const FakeRequest &request) { return serve(request); })
    , sockets_(u"house"_s, QWebSocketServer::NonSecureMode)
{
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

void FakeHouse::accept()
{
    peer_ = sockets_.nextPendingConnection();
    peer_->setParent(this);
    connect(peer_, &QWebSocket::textMessageReceived, this, [this](const QString &text) {
        const auto frame = decodeFrame(text.toUtf8());
        if (frame && std::holds_alternative<Authenticate>(*frame)) {
            AuthOk ok;
            ok.userId = me_.id;
            tell(ok);
        } else {
            tell(Pong());
        }
    });
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
    auto &stored = messages_[id];
    auto message = test::message(id, stored.size() + 1, sender, body);
    message.nonce = nonce;
    stored.append(message);
    auto &conversation = conversations_[id];
    conversation.lastMessage = message;
    conversation.lastSeq = conversation.changeSeq = message.seq;
    conversation.lastActivityAt = message.createdAt;
    return message;
}

std::optional<FakeAnswer> FakeHouse::serve(const FakeRequest &request)
{
    const auto target = QString::fromLatin1(request.target).mid(u"/api/v1"_s.size());
    if (target == u"/auth/login"_s)
        return answer(signedIn(me_));
    if (target == u"/auth/logout"_s)
        return FakeAnswer{204, {}, {}};
    if (target.startsWith(u"/users?"_s)) {
        UserList found;
        for (const auto &person : people_)
            found.users.append(User::of(person));
        return answer(found);
    }
    if (target == u"/conversations"_s)
        return request.method == "POST" ? createDirect(request) : list();
    const auto id = ConversationId::parse(QStringView(target).mid(15, 36));
    if (!target.startsWith(u"/conversations/"_s) || !id || !conversations_.contains(*id))
        return refusal(ProblemCode::NotFound);
    return serveOne(request, *id, target.mid(51));
}

std::optional<FakeAnswer> FakeHouse::serveOne(const FakeRequest &request, ConversationId id,
                                              const QString &rest)
{
    if (rest.isEmpty())
        return answer(conversations_[id]);
    if (request.method == "POST")
        return take(request, id);
    return page(rest.section(u'?', 1), id);
}

FakeAnswer FakeHouse::list() const
{
    ConversationPage page;
    for (const auto &[id, conversation] : conversations_)
        page.conversations.append(conversation);
    return answer(page);
}

FakeAnswer FakeHouse::createDirect(const FakeRequest &request)
{
    const auto wanted = decode<CreateConversationRequest>(request.body);
    for (const auto &person : people_) {
        if (person.id == wanted->userId) {
            const auto made = direct(me_, person);
            add(made);
            return answer(made, 201);
        }
    }
    return refusal(ProblemCode::NotFound);
}

std::optional<FakeAnswer> FakeHouse::take(const FakeRequest &request, ConversationId id)
{
    const auto sent = decode<SendMessageRequest>(request.body);
    const auto known = std::ranges::find(messages_[id], sent->nonce, &Message::nonce);
    const bool isNew = known == messages_[id].end();
    const auto message = isNew ? store(id, me_.id, sent->body, sent->nonce) : *known;
    if (isNew && echo == Echo::BeforeReply)
        tellOf(message);
    else if (isNew && echo == Echo::AfterReply)
        QTimer::singleShot(20, this, [this, message] { tellOf(message); });
    if (losesReplies)
        return std::nullopt;
    return answer(message, isNew ? 201 : 200);
}

FakeAnswer FakeHouse::page(const QString &query, ConversationId id)
{
    const QUrlQuery wanted(query);
    const auto &all = messages_[id];
    const auto given = wanted.queryItemValue(u"limit"_s).toLongLong();
    const qint64 limit = given > 0 ? given : 50;
    qint64 first = std::max<qint64>(0, all.size() - limit);
    qint64 last = all.size();
    if (wanted.hasQueryItem(u"before_seq"_s)) {
        last = wanted.queryItemValue(u"before_seq"_s).toLongLong() - 1;
        first = std::max<qint64>(0, last - limit);
    } else if (wanted.hasQueryItem(u"after_seq"_s)) {
        first = wanted.queryItemValue(u"after_seq"_s).toLongLong();
        last = std::min<qint64>(all.size(), first + limit);
    }
    return answer(MessagePage{all.mid(first, last - first), first > 0, last < all.size()});
}

} // namespace letschat::test
