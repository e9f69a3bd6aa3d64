#include "account/session.h"
#include "account/tokenvault.h"
#include "conversations/conversationlistmodel.h"
#include "people/peoplestore.h"
#include "people/typingstore.h"
#include "store/localstore.h"
#include "support/clientsamples.h"
#include "support/rowchanges.h"
#include "sync/draftbook.h"
#include "sync/outbox.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// A list with conversations of Ada's with Ben and Cleo, and everything that it tells a view.
class ConversationListModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void init()
    {
        QCoro::waitFor(session_.begin(signedIn(me_)));
        for (const auto &each : {me_, ben_, cleo_})
            people_.remember(each);
        store_ = std::make_unique<LocalStore>();
        outbox_ = std::make_unique<Outbox>(api_, *store_, clock_);
        drafts_ = std::make_unique<DraftBook>(*store_, clock_);
        model_ = std::make_unique<ConversationListModel>(ConversationListModel::Sources{
            *store_, session_, people_, typing_, *outbox_, *drafts_, clock_});
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes_ = std::make_unique<RowChanges>(*model_);
        withBen_ = direct(me_, ben_, 1);
        withCleo_ = direct(me_, cleo_, 2);
        tell(withBen_);
        tell(withCleo_);
        changes_->clear();
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        model_.reset();
        outbox_.reset();
        drafts_.reset();
        store_.reset();
    }

    void theNewestActivityIsOnTop()
    {
        QCOMPARE(texts(ConversationListModel::NameRole), (QStringList{u"Cleo"_s, u"Ben"_s}));
    }

    void aMessageMovesItsRowUpByOneMove()
    {
        tellOf(withBen_, message(withBen_.id, 5, ben_.id, u"two\nlines"_s));
        QCOMPARE(texts(ConversationListModel::NameRole), (QStringList{u"Ben"_s, u"Cleo"_s}));
        QCOMPARE(texts(ConversationListModel::PreviewRole).first(), u"two lines"_s);
        QCOMPARE(changes_->moved, 1);
        QCOMPARE(changes_->inserted + changes_->removed, 0);
        tellOf(withBen_, message(withBen_.id, 6, ben_.id));
        QCOMPARE(changes_->moved, 1);
    }

    void whatIsUnreadIsWhatTheStoreCounts()
    {
        withBen_.mine->unreadCount = 3;
        tellOf(withBen_, message(withBen_.id, 5, ben_.id));
        QCOMPARE(model_->index(0).data(ConversationListModel::UnreadCountRole).toInt(), 3);
        QCOMPARE(model_->unreadCount(withBen_.id), 3);
        QCOMPARE(model_->unreadCount(withCleo_.id), 0);
    }

    void anOwnMessageIsReadOnceSomebodyElseHasReadIt()
    {
        tellOf(withBen_, message(withBen_.id, 5, me_.id));
        QCOMPARE(texts(ConversationListModel::LastStateRole).first(), u"sent"_s);
        withBen_.members->last().readSeq = 5;
        tell(withBen_);
        QCOMPARE(texts(ConversationListModel::LastStateRole).first(), u"read"_s);
    }

    void whatIsOnItsWayIsShownAndMovesUp()
    {
        Outgoing outgoing;
        outgoing.nonce = newId<Nonce>();
        outgoing.conversationId = withBen_.id;
        outgoing.body = u"hello"_s;
        outgoing.writtenAt = noon(10);
        StoreChanges changes;
        changes.outgoing = {outgoing};
        Q_EMIT store_->changed(changes);
        QCOMPARE(texts(ConversationListModel::NameRole).first(), u"Ben"_s);
        QCOMPARE(texts(ConversationListModel::PreviewRole).first(), u"hello"_s);
        QCOMPARE(texts(ConversationListModel::LastStateRole).first(), u"sending"_s);
        QVERIFY(model_->index(0).data(ConversationListModel::PreviewIsOwnRole).toBool());
        QCOMPARE(changes_->moved, 1);
    }

    void aDraftIsARoleOfItsRowAlone()
    {
        StoreChanges changes;
        changes.drafts = {{withBen_.id, u"not yet"_s, {}, noon()}};
        Q_EMIT store_->changed(changes);
        QCOMPARE(texts(ConversationListModel::DraftRole), (QStringList{QString(), u"not yet"_s}));
        QCOMPARE(changes_->changedRows, (QList<int>{1}));
    }

    void aConversationThatIsGoneIsOneRemoval()
    {
        StoreChanges changes;
        changes.gone = {withCleo_.id};
        Q_EMIT store_->changed(changes);
        QCOMPARE(texts(ConversationListModel::NameRole), (QStringList{u"Ben"_s}));
        QCOMPARE(changes_->removed, 1);
        QVERIFY(model_->directWith(cleo_.id).isNull());
        QCOMPARE(model_->directWith(ben_.id), withBen_.id);
    }

    void rowsFollowTheirPeople()
    {
        people_.setOnline({ben_.id});
        QVERIFY(model_->index(1).data(ConversationListModel::IsOnlineRole).toBool());
        auto renamed = ben_;
        renamed.displayName = u"Benjamin"_s;
        people_.remember(renamed);
        QCOMPARE(texts(ConversationListModel::NameRole).last(), u"Benjamin"_s);
        QCOMPARE(changes_->changedRows, (QList<int>{1, 1}));
    }

    void anyOrderOfActivityEndsInOrder()
    {
        QList<ConversationId> ids{withBen_.id, withCleo_.id};
        QHash<ConversationId, Conversation> all{{withBen_.id, withBen_}, {withCleo_.id, withCleo_}};
        for (int i = 0; i < 20; ++i) {
            const auto more = direct(me_, ben_, i);
            ids.append(more.id);
            tell(more);
            all[more.id] = more;
        }
        quint32 random = 7;
        for (int seq = 100; seq < 300; ++seq) {
            random = random * 1664525 + 1013904223;
            const auto id = ids[random / 65536 % quint32(ids.size())];
            tellOf(all[id], message(id, seq, ben_.id));
            QCOMPARE(texts(ConversationListModel::ConversationIdRole).first(), id.toString());
        }
    }

private:
    QStringList texts(int role) const
    {
        QStringList texts;
        for (int row = 0; row < model_->rowCount(); ++row)
            texts.append(model_->index(row).data(role).toString());
        return texts;
    }
    void tell(const Conversation &conversation)
    {
        StoreChanges changes;
        changes.conversations = {conversation};
        Q_EMIT store_->changed(changes);
    }
    void tellOf(Conversation &conversation, const Message &message)
    {
        conversation.lastMessage = message;
        conversation.lastSeq = message.seq;
        conversation.changeSeq = message.changeSeq;
        conversation.lastActivityAt = message.createdAt;
        tell(conversation);
    }

    const Profile me_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    const Profile cleo_ = person(u"Cleo"_s);
    SystemClock clock_;
    HttpLink link_{QUrl(u"http://127.0.0.1:1"_s)};
    ApiClient open_{link_};
    TokenVault vault_{link_, u"test"_s};
    Session session_{open_, vault_};
    ApiClient api_{link_, session_};
    PeopleStore people_;
    TypingStore typing_;
    Conversation withBen_;
    Conversation withCleo_;
    std::unique_ptr<LocalStore> store_;
    std::unique_ptr<DraftBook> drafts_;
    std::unique_ptr<Outbox> outbox_;
    std::unique_ptr<ConversationListModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(ConversationListModelTest)
#include "tst_conversationlistmodel.moc"
