// Each type of the contract beside the JSON that it is on the wire. A changed golden file is a
// changed protocol. LETSCHAT_WRITE_GOLDENS=1 writes the files anew.
#include "protocol/accounts.h"
#include "protocol/codec.h"
#include "protocol/events.h"
#include "protocol/groups.h"
#include "protocol/membership.h"
#include "protocol/messagechanges.h"
#include "protocol/sessions.h"
#include "protocol/sync.h"

#include <QFile>
#include <QTest>

using namespace letschat;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

template <class T>
T id(char digit)
{
    return *T::parse(u"0190b8a5-7e3e-7a9c-8f00-00000000000%1"_s.arg(QLatin1Char(digit)));
}

constexpr Timestamp moment{1795342530123ms};

Profile profile()
{
    return {id<UserId>('1'),  u"elena.r"_s, u"Elena \"R\" 🤷"_s,
            u"line\nbreak"_s, std::nullopt, false};
}

User user()
{
    auto user = User::of(profile());
    user.lastSeenAt = moment;
    return user;
}

Message message()
{
    Message message;
    message.id = id<MessageId>('2');
    message.conversationId = id<ConversationId>('3');
    message.seq = 7;
    message.changeSeq = 9;
    message.senderId = id<UserId>('1');
    message.nonce = id<Nonce>('4');
    message.body = u"Morning! Did the train get in on time?"_s;
    message.createdAt = moment;
    message.reactions = {{u"❤️"_s, {id<UserId>('5')}}};
    return message;
}

Conversation conversation()
{
    Conversation conversation;
    conversation.id = id<ConversationId>('3');
    conversation.memberCount = 2;
    conversation.members = QList<Member>{{profile(), Role::Member, 7, moment}};
    conversation.lastMessage = message();
    conversation.lastSeq = 7;
    conversation.changeSeq = 9;
    conversation.createdAt = moment;
    conversation.lastActivityAt = moment;
    conversation.mine = Membership{Role::Member, 6, 1, std::nullopt, 0};
    return conversation;
}

SignedIn signedIn()
{
    SignedIn signedIn;
    signedIn.user = user();
    signedIn.sessionId = id<SessionId>('6');
    signedIn.accessToken = u"aaa.bbb.ccc"_s;
    signedIn.refreshToken = u"ddd.eee.fff"_s;
    signedIn.expiresIn = 900;
    return signedIn;
}

} // namespace

class GoldensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void objects()
    {
        holds("profile", profile());
        holds("user", user());
        holds("message", message());
        holds("conversation", conversation());
        holds("attachment", Attachment{id<AttachmentId>('7'), u"plan.png"_s, u"image/png"_s, 12345,
                                       640, 480, u"/t"_s, u"/a"_s});
    }

    void requests()
    {
        writes("register_request",
               RegisterRequest{u"elena.r"_s, u"Elena R"_s, u"correct horse"_s, u"Laptop"_s});
        writes("login_request", LoginRequest{u"elena.r"_s, u"correct horse"_s, std::nullopt});
        writes("refresh_request", RefreshRequest{u"ddd.eee.fff"_s});
        writes("create_conversation_request",
               CreateConversationRequest{ConversationKind::Direct, id<UserId>('5')});
        writes("create_group_request",
               CreateConversationRequest{ConversationKind::Group, std::nullopt, u"Trains"_s,
                                         QList<UserId>{id<UserId>('5')}, id<Nonce>('4')});
        writes("send_message_request",
               SendMessageRequest{id<Nonce>('4'), u"On time, for once."_s, id<MessageId>('2')});
        writes("change_password_request", ChangePasswordRequest{u"old"_s, u"correct horse"_s});
        writes("update_me_request", UpdateMeRequest{u"Elena R"_s, std::nullopt});
        writes("delete_me_request", DeleteMeRequest{u"correct horse"_s});
        writes("rename_conversation_request", RenameConversationRequest{u"Late trains"_s});
        writes("add_members_request", AddMembersRequest{{id<UserId>('5')}});
        writes("change_role_request", ChangeRoleRequest{Role::Admin});
        writes("mark_read_request", MarkReadRequest{7});
        writes("mute_request", MuteRequest{moment});
        writes("edit_message_request", EditMessageRequest{u"On time, for twice."_s});
        SyncRequest sync;
        sync.conversations[id<ConversationId>('3')] = {9, 2};
        sync.usersSince = u"17"_s;
        writes("sync_request", sync);
    }

    void answers()
    {
        holds("signed_in", signedIn());
        holds("user_list", UserList{{user()}});
        holds("message_page", MessagePage{{message()}, true, false});
        holds("session_list", SessionList{{{id<SessionId>('6'), u"Laptop"_s, u"192.0.2.7"_s,
                                            u"letschat/1"_s, moment, moment, moment, true}}});
        holds("member_page", MemberPage{*conversation().members, u"opaque"_s});
        SyncReply sync;
        sync.epoch = u"e1"_s;
        sync.conversations = {{conversation(), 8, false}};
        sync.messages = {message()};
        sync.users = {profile()};
        sync.usersSince = u"18"_s;
        sync.gone = {id<ConversationId>('8')};
        holds("sync_reply", sync);
        holds("conversation_page", ConversationPage{{conversation()}, u"opaque"_s});
        auto problem =
            refuseField(u"username"_s, u"too_short"_s, u"must have at least 3 characters"_s);
        compare("problem", toJson(problem.error()));
    }

    void events()
    {
        holdsEvent(
            "event_auth_ok",
            AuthOk{id<UserId>('1'), id<SessionId>('6'), u"e1"_s, 900, 25, {id<UserId>('5')}});
        holdsEvent("event_pong", Pong{});
        holdsEvent("event_message_new", MessageNew{message().conversationId, 9, message()});
        auto withoutMine = conversation();
        withoutMine.mine.reset();
        holdsEvent("event_conversation_new", ConversationNew{withoutMine.id, 9, withoutMine});
        holdsEvent("event_conversation_updated",
                   ConversationUpdated{withoutMine.id, 10, withoutMine});
        holdsEvent("event_conversation_gone", ConversationGone{withoutMine.id});
        holdsEvent("event_message_updated", MessageUpdated{withoutMine.id, 9, message()});
        holdsEvent("event_read", ReadMarkMoved{withoutMine.id, 10, id<UserId>('1'), 7});
        holdsEvent("event_state", StateChanged{withoutMine.id, 3, 7, moment});
        holdsEvent("event_presence", PresenceChanged{id<UserId>('1'), false, moment});
        holdsEvent("event_typing", TypingChanged{withoutMine.id, id<UserId>('1'), true});
        holdsEvent("event_user_updated", UserUpdated{profile()});
        holdsEvent("event_change", HiddenChange{withoutMine.id, 11});
        holdsEvent("event_sync", SyncHint{});
        holdsEvent("event_error",
                   SocketError{u"bad_request"_s, u"The type of this frame is not known."_s});
    }

    void frames()
    {
        holdsFrame("frame_auth", Authenticate{u"aaa.bbb.ccc"_s});
        holdsFrame("frame_ping", Ping{});
        holdsFrame("frame_typing", Typing{id<ConversationId>('3'), true});
    }

private:
    /// For what only clients write: read back, it must write the same again.
    template <class T>
    void writes(const char *name, const T &value)
    {
        compare(name, encode(value));
        const auto back = decode<T>(encode(value));
        QVERIFY2(back, name);
        QCOMPARE(encode(*back), encode(value));
    }

    template <class T>
    void holds(const char *name, const T &value)
    {
        compare(name, encode(value));
        const auto back = decode<T>(encode(value));
        QVERIFY2(back, name);
        QVERIFY2(*back == value, name);
    }

    void holdsEvent(const char *name, const Event &event)
    {
        compare(name, encodeEvent(event));
        QVERIFY2(decodeEvent(encodeEvent(event)) == Result<std::optional<Event>>(event), name);
    }

    void holdsFrame(const char *name, const ClientFrame &frame)
    {
        compare(name, encodeFrame(frame));
        QVERIFY2(decodeFrame(encodeFrame(frame)) == Result<ClientFrame>(frame), name);
    }

    void compare(const char *name, const QByteArray &json)
    {
        QFile file(QStringLiteral(LETSCHAT_SOURCE_DIR "/tests/protocol/golden/%1.json")
                       .arg(QLatin1StringView(name)));
        if (qEnvironmentVariableIsSet("LETSCHAT_WRITE_GOLDENS")) {
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(json + '\n');
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), name);
        QCOMPARE(QString::fromUtf8(json), QString::fromUtf8(file.readAll().chopped(1)));
    }
};

QTEST_GUILESS_MAIN(GoldensTest)
#include "tst_goldens.moc"
