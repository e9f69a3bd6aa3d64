#include "account/session.h"
#include "account/signin.h"
#include "app/application.h"
#include "app/connection.h"
#include "app/options.h"
#include "conversations/conversationspage.h"
#include "messages/messagespage.h"
#include "network/socket.h"
#include "support/fakehouse.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;

/// A client that ends and begins again on what it kept: the real keyring, the real store.
class RestartTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        house_ = std::make_unique<FakeHouse>(ada_);
        house_->know(ben_);
        talk_ = direct(ada_, ben_);
        house_->add(talk_);
        directory_ = std::make_unique<QTemporaryDir>();
        start();
        application_->signIn()->signIn(u"ada"_s, u"password"_s);
        QTRY_COMPARE(application_->connection()->state(), Connection::Online);
        for (int i = 1; i <= 5; ++i)
            house_->store(talk_.id, ben_.id, QString::number(i));
        house_->tell(SyncHint());
        QTRY_COMPARE(application_->conversations()->model()->rowCount(), 1);
        open();
        QTRY_COMPARE(bodies().size(), 5);
    }
    void cleanup()
    {
        end();
        house_.reset();
    }

    void yesterdaysHistoryIsThereBeforeTheServerAnswers()
    {
        end();
        cutOff();
        start();
        QTRY_COMPARE(application_->conversations()->model()->rowCount(), 1);
        QCOMPARE(application_->session()->state(), client::Session::Restoring);
        QCOMPARE(application_->session()->userIdText(), ada_.id.toString());
        QCOMPARE(application_->conversations()->model()->nameOf(talk_.id), u"Ben"_s);
        open();
        QTRY_COMPARE(bodies(), (QStringList{u"5"_s, u"4"_s, u"3"_s, u"2"_s, u"1"_s}));
    }

    void draftAndUnsentMessagesSurviveAndGoOut()
    {
        cutOff();
        QTRY_COMPARE(application_->connection()->state(), Connection::Offline);
        QVERIFY(application_->messages()->send(u"written offline"_s));
        QTRY_COMPARE(bodies().value(0), u"written offline"_s);
        application_->messages()->keepDraft(u"half a thou"_s);
        application_->messages()->keepDraft(u"half a thought"_s);
        application_->messages()->composition()->reply(
            house_->messages(talk_.id).first().id.toString());
        end();
        start();
        QTRY_COMPARE(application_->conversations()->model()->rowCount(), 1);
        open();
        QTRY_COMPARE(bodies().value(0), u"written offline"_s);
        QCOMPARE(application_->messages()->draft(), u"half a thought"_s);
        QCOMPARE(application_->messages()->composition()->quote()[u"body"_s].toString(), u"1"_s);
        QVERIFY(application_->messages()->send(u"written after"_s));
        QTRY_COMPARE(bodies().size(), 7);
        house_->letSocketIn();
        house_->http().listenAgain();
        QTRY_COMPARE_WITH_TIMEOUT(house_->messages(talk_.id).size(), 7, 30'000);
        QCOMPARE(house_->messages(talk_.id)[5].body, u"written offline"_s);
        QCOMPARE(house_->messages(talk_.id)[6].body, u"written after"_s);
        QCOMPARE(house_->messages(talk_.id)[6].replyTo, house_->messages(talk_.id).first().id);
        QTRY_COMPARE(states().value(0), u"sent"_s);
        QCOMPARE(bodies().size(), 7);
    }

    void signingOutShowsNothingToTheNext()
    {
        application_->session()->signOut();
        QCOMPARE(application_->conversations()->model()->rowCount(), 0);
        end();
        start();
        QTest::qWait(100);
        QCOMPARE(application_->conversations()->model()->rowCount(), 0);
        QCOMPARE(application_->session()->userIdText(), QString());
    }

    void aDamagedHistoryIsSaidAndFetchedAnew()
    {
        end();
        const QDir kept(directory_->filePath(u"default"_s));
        const auto files = kept.entryList({u"*.sqlite"_s});
        QCOMPARE(files.size(), 1);
        QFile file(kept.filePath(files.first()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(10'000, 'z'));
        file.close();
        start();
        QTRY_VERIFY(application_->notice().contains(u"damaged"_s));
        QTRY_COMPARE(application_->conversations()->model()->rowCount(), 1);
        open();
        QTRY_COMPARE(bodies().size(), 5);
        application_->dismissNotice();
        QCOMPARE(application_->notice(), QString());
    }

    void aNoticeIsForWhoIsSignedInOnly()
    {
        application_->openLink(QUrl(u"letschat://user/nobody-is-called-so"_s));
        QTRY_VERIFY(!application_->notice().isEmpty());
        application_->session()->signOut();
        QCOMPARE(application_->notice(), QString());
    }

private:
    void start()
    {
        Options options;
        options.server = house_->http().url();
        options.dataDir = directory_->path();
        socket_ = std::make_unique<Socket>();
        application_ = std::make_unique<Application>(options, *socket_);
        application_->start();
    }
    void end()
    {
        application_.reset();
        socket_.reset();
    }
    void cutOff()
    {
        house_->cutSocket();
        house_->http().stopListening();
    }
    void open() { application_->conversations()->open(talk_.id.toString()); }
    QStringList column(int role)
    {
        QStringList column;
        const auto *model = application_->messages()->model();
        for (int row = 0; row < model->rowCount(); ++row)
            column.append(model->index(row).data(role).toString());
        return column;
    }
    QStringList bodies() { return column(MessageListModel::BodyRole); }
    QStringList states() { return column(MessageListModel::StateRole); }

    const Profile ada_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    Conversation talk_;
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<FakeHouse> house_;
    std::unique_ptr<Socket> socket_;
    std::unique_ptr<Application> application_;
};

QTEST_GUILESS_MAIN(RestartTest)
#include "tst_restart.moc"
