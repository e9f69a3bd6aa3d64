#include "account/session.h"
#include "account/tokenvault.h"
#include "conversations/conversationlistmodel.h"
#include "people/peoplestore.h"
#include "support/clientsamples.h"
#include "support/rowchanges.h"
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
        outbox_ = std::make_unique<Outbox>(api_, clock_);
        model_ = std::make_unique<ConversationListModel>(session_, people_, *outbox_);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes_ = std::make_unique<RowChanges>(*model_);
        withBen_ = direct(me_, ben_, 1);
        withCleo_ = direct(me_, cleo_, 2);
        model_->merge(withBen_);
        model_->merge(withCleo_);
        changes_->clear();
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        model_.reset();
        outbox_.reset();
    }

    void theNewestActivityIsOnTop()
    {
        QCOMPARE(texts(ConversationListModel::NameRole), (QStringList{u"Cleo"_s, u"Ben"_s}));
    }

    void aMessageMovesItsRowUpByOneMove()
    {
        model_->mergeMessage(message(withBen_.id, 5, ben_.id, u"two\nlines"_s));
        QCOMPARE(texts(ConversationListModel::NameRole), (QStringList{u"Ben"_s, u"Cleo"_s}));
        QCOMPARE(texts(ConversationListModel::PreviewRole).first(), u"two lines"_s);
        QCOMPARE(changes_->moved, 1);
        QCOMPARE(changes_->inserted + changes_->removed, 0);
        model_->mergeMessage(message(withBen_.id, 6, ben_.id));
        QCOMPARE(changes_->moved, 1);
    }

    void messagesOfOthersCountOnceUntilSeen()
    {
        const auto first = message(withBen_.id, 5, ben_.id);
        model_->mergeMessage(first);
        model_->mergeMessage(first);
        model_->mergeMessage(message(withBen_.id, 6, ben_.id));
        QCOMPARE(unread(), 2);
        model_->markSeen(withBen_.id);
        QCOMPARE(unread(), 0);
        // What the server still counts was on screen here.
        withBen_.lastSeq = 6;
        withBen_.changeSeq = 6;
        withBen_.mine->unreadCount = 2;
        model_->merge(withBen_);
        QCOMPARE(unread(), 0);
        model_->mergeMessage(message(withBen_.id, 7, me_.id));
        QCOMPARE(unread(), 0);
    }

    void anAnswerThatIsOlderThanWhatIsHeldIsIgnored()
    {
        model_->mergeMessage(message(withBen_.id, 5, ben_.id, u"new"_s));
        model_->merge(withBen_);
        QCOMPARE(texts(ConversationListModel::PreviewRole).first(), u"new"_s);
    }

    void whatIsOnItsWayIsShownAndMovesUp()
    {
        outbox_->send(withBen_.id, u"hello"_s);
        QCOMPARE(texts(ConversationListModel::NameRole).first(), u"Ben"_s);
        QCOMPARE(texts(ConversationListModel::PreviewRole).first(), u"hello"_s);
        QCOMPARE(texts(ConversationListModel::LastStateRole).first(), u"sending"_s);
        QVERIFY(model_->index(0).data(ConversationListModel::PreviewIsOwnRole).toBool());
        QCOMPARE(changes_->moved, 1);
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
        for (int i = 0; i < 20; ++i) {
            const auto more = direct(me_, ben_, i);
            ids.append(more.id);
            model_->merge(more);
        }
        quint32 random = 7;
        for (int seq = 100; seq < 300; ++seq) {
            random = random * 1664525 + 1013904223;
            const auto id = ids[random / 65536 % quint32(ids.size())];
            model_->mergeMessage(message(id, seq, ben_.id));
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
    int unread() const
    {
        return model_->index(0).data(ConversationListModel::UnreadCountRole).toInt();
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
    Conversation withBen_;
    Conversation withCleo_;
    std::unique_ptr<Outbox> outbox_;
    std::unique_ptr<ConversationListModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(ConversationListModelTest)
#include "tst_conversationlistmodel.moc"
