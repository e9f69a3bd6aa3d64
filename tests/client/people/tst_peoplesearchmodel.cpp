#include "people/peoplesearchmodel.h"
#include "people/peoplestore.h"
#include "support/clientsamples.h"
#include "support/fixedtoken.h"
#include "support/rowchanges.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
#include <QUrlQuery>

using namespace letschat;
using namespace letschat::client;
using namespace letschat::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The search against a server that knows an answer to some queries, late or broken ones among
/// them.
class PeopleSearchModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        server_ = std::make_unique<FakeHttpServer>([this](const FakeRequest &request) {
            return answers_.value(queryOf(request), answer(UserList()));
        });
        link_ = std::make_unique<HttpLink>(server_->url());
        api_ = std::make_unique<ApiClient>(*link_, tokens_);
        people_ = std::make_unique<PeopleStore>();
        model_ = std::make_unique<PeopleSearchModel>(*api_, *people_, nullptr, 10ms);
        tester_ = std::make_unique<QAbstractItemModelTester>(
            model_.get(), QAbstractItemModelTester::FailureReportingMode::Fatal);
        changes_ = std::make_unique<RowChanges>(*model_);
    }
    void cleanup()
    {
        answers_.clear();
        dropModel();
        people_.reset();
        api_.reset();
        link_.reset();
    }

    void aPauseInTypingAsksOnce()
    {
        answers_[u"ben"_s] = found({ben_});
        for (const auto &text : {u"b"_s, u"be"_s, u" ben "_s}) {
            model_->setQuery(text);
            QVERIFY(model_->isBusy());
        }
        QTRY_VERIFY(!model_->isBusy());
        QCOMPARE(asked(), (QStringList{u"ben"_s}));
        QCOMPARE(names(), (QStringList{u"Ben"_s}));
        QCOMPARE(people_->displayName(ben_.id), u"Ben"_s);
    }

    void whiteSpaceAroundItAsksNothingNew()
    {
        answers_[u"ben"_s] = found({ben_});
        search(u"ben"_s);
        model_->setQuery(u"ben "_s);
        QVERIFY(!model_->isBusy());
        QCOMPARE(names(), (QStringList{u"Ben"_s}));
    }

    void nothingTypedFindsNobodyAtOnce()
    {
        answers_[u"ben"_s] = found({ben_});
        search(u"ben"_s);
        model_->setQuery(u"  "_s);
        QCOMPARE(model_->rowCount(), 0);
        model_->setQuery(u"be"_s);
        model_->setQuery({});
        QVERIFY(!model_->isBusy());
        QTest::qWait(50);
        QCOMPARE(asked(), (QStringList{u"ben"_s}));
    }

    void moreThanAnyNameHasFindsNobodyUnasked()
    {
        const QString longest(64, u'n');
        answers_[longest] = found({ben_});
        search(u' ' + longest + u' ');
        QCOMPARE(model_->rowCount(), 1);
        model_->setQuery(longest + u'n');
        QCOMPARE(model_->rowCount(), 0);
        QVERIFY(!model_->isBusy());
        QTest::qWait(50);
        QCOMPARE(asked(), (QStringList{longest}));
        // Characters, not units of UTF-16.
        search(u"😀"_s.repeated(64));
        QCOMPARE(asked().size(), 2);
    }

    void anAnswerToAnOlderQuestionIsDropped()
    {
        answers_[u"be"_s] = late(found({ben_}));
        answers_[u"cl"_s] = found({cleo_});
        ask(u"be"_s);
        search(u"cl"_s);
        waitForLateAnswers();
        QCOMPARE(names(), (QStringList{u"Cleo"_s}));
        QVERIFY(!people_->find(ben_.id));
    }

    void anOlderAnswerEndsNoNewerQuestionAndSetsNoError()
    {
        answers_[u"be"_s] = late(refusal(ProblemCode::RateLimited));
        answers_[u"cl"_s] = FakeAnswer{.delay = 20s};
        ask(u"be"_s);
        model_->setQuery(u"cl"_s);
        waitForLateAnswers();
        QVERIFY(model_->isBusy());
        QVERIFY(model_->error().isEmpty());
    }

    void theSameWordsTypedAgainAreANewQuestion()
    {
        answers_[u"be"_s] = late(found({ben_}));
        ask(u"be"_s);
        answers_[u"be"_s] = found({cleo_});
        model_->setQuery(u"b"_s);
        search(u"be"_s);
        waitForLateAnswers();
        QCOMPARE(names(), (QStringList{u"Cleo"_s}));
    }

    void anErrorIsSaidAndGoneWithTheNextQuestion()
    {
        answers_[u"ben"_s] = found({ben_});
        search(u"ben"_s);
        answers_[u"bent"_s] = refusal(ProblemCode::Unavailable);
        search(u"bent"_s);
        QVERIFY(!model_->error().isEmpty());
        QCOMPARE(model_->rowCount(), 0);
        model_->setQuery(u"ben"_s);
        QVERIFY(model_->error().isEmpty());
        QTRY_VERIFY(!model_->isBusy());
        QCOMPARE(model_->rowCount(), 1);
    }

    void whatWasFoundBeforeKeepsItsRows()
    {
        answers_[u"a"_s] = found({ada_, ben_, cleo_});
        search(u"a"_s);
        QCOMPARE(changes_->inserted, 3);
        changes_->clear();
        answers_[u"ab"_s] = found({cleo_, ada_, dora_});
        search(u"ab"_s);
        QCOMPARE(names(), (QStringList{u"Cleo"_s, u"Ada"_s, u"Dora"_s}));
        QCOMPARE(changes_->removed, 1);
        QCOMPARE(changes_->moved, 1);
        QCOMPARE(changes_->inserted, 1);
        QVERIFY(changes_->changedRows.isEmpty());
    }

    void whoeverIsFoundTwiceIsShownOnce()
    {
        answers_[u"a"_s] = found({ada_, ben_, ada_, ben_, ada_});
        search(u"a"_s);
        QCOMPARE(names(), (QStringList{u"Ada"_s, u"Ben"_s}));
    }

    void aChangeTouchesOnlyTheRowItConcerns()
    {
        answers_[u"a"_s] = found({ada_, ben_});
        search(u"a"_s);
        QSignalSpy touched(model_.get(), &PeopleSearchModel::dataChanged);
        people_->setOnline(ben_.id, true);
        people_->setOnline(cleo_.id, true);
        QVERIFY(model_->index(1).data(PeopleSearchModel::IsOnlineRole).toBool());
        auto renamed = ada_;
        renamed.displayName = u"Countess"_s;
        people_->remember(renamed);
        QCOMPARE(names().first(), u"Countess"_s);
        QCOMPARE(changes_->changedRows, (QList<int>{1, 0}));
        QCOMPARE(touched[0][2].value<QList<int>>(), (QList<int>{PeopleSearchModel::IsOnlineRole}));
    }

    void whatCameUpSinceTheQuestionIsNewerThanTheAnswer()
    {
        answers_[u"a"_s] = late(found({ada_, ben_}));
        ask(u"a"_s);
        auto renamed = ada_;
        renamed.displayName = u"Countess"_s;
        people_->remember(renamed);
        people_->setOnline(ben_.id, true);
        QTRY_VERIFY(!model_->isBusy());
        QCOMPARE(names(), (QStringList{u"Countess"_s, u"Ben"_s}));
        QVERIFY(people_->isOnline(ben_.id));
    }

    void anotherUserSeesNothingOfTheLastSearch()
    {
        answers_[u"be"_s] = late(found({ben_}));
        answers_[u"cl"_s] = found({cleo_});
        search(u"cl"_s);
        ask(u"be"_s);
        model_->clear();
        people_->clear();
        QVERIFY(!model_->isBusy());
        waitForLateAnswers();
        QCOMPARE(model_->rowCount(), 0);
        QVERIFY(!people_->find(ben_.id));
    }

    void anAnswerMayComeAfterTheModelIsGone()
    {
        answers_[u"be"_s] = late(found({ben_}));
        ask(u"be"_s);
        dropModel();
        waitForLateAnswers();
        QVERIFY(!people_->find(ben_.id));
    }

private:
    void dropModel()
    {
        changes_.reset();
        tester_.reset();
        model_.reset();
    }
    static QString queryOf(const FakeRequest &request)
    {
        return QUrlQuery(QUrl::fromEncoded(request.target))
            .queryItemValue(u"query"_s, QUrl::FullyDecoded);
    }
    static FakeAnswer found(const QList<Profile> &profiles)
    {
        UserList list;
        for (const auto &profile : profiles)
            list.users.append(User::of(profile));
        return answer(list);
    }
    static FakeAnswer late(const FakeAnswer &answer)
    {
        return {answer.status, answer.body, answer.header, 100ms};
    }
    /// Until an answer is there that left after all late ones so far.
    void waitForLateAnswers()
    {
        answers_[u"last"_s] = {.body = encode(UserList()), .delay = 150ms};
        Call<SearchPeople> call;
        call.query.query = u"last"_s;
        QVERIFY(QCoro::waitFor(api_->call<SearchPeople>(call)).has_value());
    }
    /// Returns as soon as the server was asked.
    void ask(const QString &text)
    {
        QSignalSpy received(server_.get(), &FakeHttpServer::received);
        model_->setQuery(text);
        QVERIFY(received.wait());
    }
    void search(const QString &text)
    {
        model_->setQuery(text);
        QTRY_VERIFY(!model_->isBusy());
    }
    QStringList asked() const
    {
        QStringList texts;
        std::ranges::transform(server_->requests(), std::back_inserter(texts), queryOf);
        return texts;
    }
    QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < model_->rowCount(); ++row)
            names.append(model_->index(row).data().toString());
        return names;
    }

    const Profile ada_ = person(u"Ada"_s);
    const Profile ben_ = person(u"Ben"_s);
    const Profile cleo_ = person(u"Cleo"_s);
    const Profile dora_ = person(u"Dora"_s);
    FixedToken tokens_;
    QHash<QString, FakeAnswer> answers_;
    std::unique_ptr<FakeHttpServer> server_;
    std::unique_ptr<HttpLink> link_;
    std::unique_ptr<ApiClient> api_;
    std::unique_ptr<PeopleStore> people_;
    std::unique_ptr<PeopleSearchModel> model_;
    std::unique_ptr<QAbstractItemModelTester> tester_;
    std::unique_ptr<RowChanges> changes_;
};

QTEST_GUILESS_MAIN(PeopleSearchModelTest)
#include "tst_peoplesearchmodel.moc"
