#include "account/session.h"
#include "account/tokenvault.h"
#include "conversations/conversationlistmodel.h"
#include "conversations/messagesearchmodel.h"
#include "people/peoplestore.h"
#include "people/typingstore.h"
#include "store/localstore.h"
#include "support/clientsamples.h"
#include "support/rowchanges.h"
#include "sync/draftbook.h"
#include "sync/outbox.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The search over a real store in which Ada talks with Ben.
class MessageSearchModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere"); }
    void init()
    {
        QCoro::waitFor(session_.begin(signedIn(me_)));
        directory_ = std::make_unique<QTemporaryDir>();
        store_ = std::make_unique<LocalStore>();
        outbox_ = std::make_unique<Outbox>(api_, *store_, clock_);
        drafts_ = std::make_unique<DraftBook>(*store_, clock_);
        people_.follow(*store_);
        list_ = std::make_unique<ConversationListModel>(ConversationListModel::Sources{
            *store_, session_, people_, typing_, *outbox_, *drafts_, clock_});
        model_ = std::make_unique<MessageSearchModel>(
            MessageSearchModel::Sources{*store_, *list_, people_, session_}, nullptr, 10ms);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes_ = std::make_unique<RowChanges>(*model_);
        store_->open(directory_->filePath(u"store.sqlite"_s), me_.id);
        talk_ = direct(me_, ben_);
        write([talk = talk_](StoreContent &content, StoreChanges &changes) {
            content.conversations().put(talk);
            changes.conversations = {talk};
            for (const auto &member : *talk.members) {
                content.people().put(member.user);
                changes.people.append(member.user);
            }
        });
        QTRY_COMPARE(list_->rowCount(), 1);
    }
    void cleanup()
    {
        changes_.reset();
        tester_.reset();
        model_.reset();
        list_.reset();
        drafts_.reset();
        outbox_.reset();
        store_.reset();
    }

    void whatIsFoundComesNewestFirst()
    {
        hold(1, u"a plan"_s);
        hold(2, u"nothing"_s);
        hold(3, u"Plans, changed"_s, me_.id);
        search(u"plan"_s);
        QCOMPARE(snippets(), (QStringList{u"<b>Plan</b>s, changed"_s, u"a <b>plan</b>"_s}));
        const auto newest = model_->index(0);
        QCOMPARE(newest.data(MessageSearchModel::NameRole).toString(), u"Ben"_s);
        QCOMPARE(newest.data(MessageSearchModel::SenderRole).toString(), u"Ada"_s);
        QVERIFY(newest.data(MessageSearchModel::IsOwnRole).toBool());
        QCOMPARE(newest.data(MessageSearchModel::PlaceRole).toInt(), 3);
        QCOMPARE(newest.data(MessageSearchModel::ConversationIdRole).toString(),
                 talk_.id.toString());
    }

    void anAnswerToAnOlderQuestionIsDropped()
    {
        hold(1, u"one"_s);
        hold(2, u"two"_s);
        model_->setQuery(u"one"_s);
        QTest::qWait(11); // asked, and perhaps answered
        model_->setQuery(u"two"_s);
        QVERIFY(model_->isBusy());
        QTRY_VERIFY(!model_->isBusy());
        QCOMPARE(snippets(), QStringList{u"<b>two</b>"_s});
        QTest::qWait(20);
        QCOMPARE(snippets(), QStringList{u"<b>two</b>"_s});
    }

    void nothingTypedFindsNothingAtOnce()
    {
        hold(1, u"one"_s);
        search(u"one"_s);
        model_->setQuery(u" … "_s);
        QVERIFY(!model_->isBusy());
        QCOMPARE(model_->rowCount(), 0);
    }

    void olderOnesComeWhenAViewAsks()
    {
        const int all = MessageSearchModel::pageSize * 2 + 5;
        for (int seq = 1; seq <= all; ++seq)
            hold(seq, u"word %1"_s.arg(seq));
        search(u"word"_s);
        QCOMPARE(model_->rowCount(), MessageSearchModel::pageSize);
        for (int rows = model_->rowCount(); rows < all; rows = model_->rowCount()) {
            model_->fetchMore({});
            QVERIFY(!model_->canFetchMore({}));
            model_->fetchMore({});
            QTRY_VERIFY(model_->rowCount() > rows);
        }
        QCOMPARE(model_->rowCount(), all);
        QVERIFY(!model_->canFetchMore({}));
        QCOMPARE(snippets().last(), u"<b>word</b> 1"_s);
        QCOMPARE(changes_->removed, 0);
    }

    void whatIsFoundFollowsTheStoreRowByRow()
    {
        auto first = hold(1, u"word one"_s);
        auto second = hold(2, u"word two"_s);
        search(u"word"_s);
        changes_->clear();
        first.changeSeq = 10;
        first.body = u"one word"_s;
        put(first);
        second.changeSeq = 11;
        second.body.clear();
        second.deletedAt = noon(20);
        put(second);
        hold(3, u"word three"_s);
        const QStringList now{u"<b>word</b> three"_s, u"one <b>word</b>"_s};
        QTRY_COMPARE(snippets(), now);
        QCOMPARE(changes_->inserted, 1);
        QCOMPARE(changes_->removed, 1);
        QCOMPARE(changes_->changedRows, QList<int>{1});
    }

    void aClosedStoreLeavesNothing()
    {
        hold(1, u"one"_s);
        search(u"one"_s);
        store_->close();
        QCOMPARE(model_->rowCount(), 0);
        QVERIFY(model_->query().isEmpty());
    }

private:
    void write(std::function<void(StoreContent &, StoreChanges &)> job)
    {
        const auto whole = [job](StoreContent &content, StoreChanges &changes) {
            job(content, changes);
            return true;
        };
        const auto done = [&]() -> QCoro::Task<bool> {
            auto writing = store_->write(whole);
            const auto result = co_await writing;
            co_return result.has_value();
        };
        QVERIFY(QCoro::waitFor(done()));
    }
    void put(const Message &message)
    {
        write([message](StoreContent &content, StoreChanges &changes) {
            content.messages().put(*content.conversations().numberOf(message.conversationId),
                                   message);
            changes.messages = {message};
        });
    }
    Message hold(qint64 seq, const QString &body, std::optional<UserId> sender = {})
    {
        const auto each = message(talk_.id, seq, sender.value_or(ben_.id), body);
        put(each);
        return each;
    }
    void search(const QString &query)
    {
        model_->setQuery(query);
        QVERIFY(model_->isBusy());
        QTRY_VERIFY(!model_->isBusy());
    }
    QStringList snippets() const
    {
        QStringList all;
        for (int row = 0; row < model_->rowCount(); ++row)
            all.append(model_->index(row).data(MessageSearchModel::SnippetRole).toString());
        return all;
    }

    const Profile me_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    SystemClock clock_;
    HttpLink link_{QUrl(u"http://127.0.0.1:1"_s)};
    ApiClient open_{link_};
    TokenVault vault_{link_, u"test"_s};
    Session session_{open_, vault_};
    ApiClient api_{link_, session_};
    PeopleStore people_;
    TypingStore typing_;
    Conversation talk_;
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<LocalStore> store_;
    std::unique_ptr<DraftBook> drafts_;
    std::unique_ptr<Outbox> outbox_;
    std::unique_ptr<ConversationListModel> list_;
    std::unique_ptr<MessageSearchModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(MessageSearchModelTest)
#include "tst_messagesearchmodel.moc"
