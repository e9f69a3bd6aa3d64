#include "load/ledger.h"

#include <QTest>

using namespace letschat::load;

/// What voids a run of the load generator: its figures are worth nothing where this is not noticed.
class TestLedger : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void everyMessageOnceToEachInOrderIsValid();
    void aMessageThatComesTwiceIsNoticed();
    void aMessageThatIsLeftOutIsNoticed();
    void messagesOutOfOrderAreNoticed();
    void whatNeverCameIsMissing();
    void aNonceThatIsStoredTwiceIsNoticed();
    void aMessageOfAnotherConversationIsNoticed();
    void anAnswerThatIsNoCreationIsNoticed();
    void anotherTextIsNoticed();

private:
    std::string message(int number, int seq) const;
    std::string frame(int number, int seq) const;
    void answerAll();

    Plan plan_;
    std::unique_ptr<Ledger> ledger_;
    int first_ = 0;
    int second_ = 0;
};

void TestLedger::init()
{
    plan_ = Plan();
    plan_.people = {{"ada", ""}, {"bela", ""}, {"carl", ""}};
    plan_.pairs = {{"talk", 7, 9, {0, 1}}};
    ledger_ = std::make_unique<Ledger>(plan_);
    const int talk = ledger_->join(plan_.pairs.front());
    first_ = ledger_->write(talk, 0, 0, 0);
    second_ = ledger_->write(talk, 1, 0, 0);
}

/// As the server tells of it; `seq` counts from the first after the plan's.
std::string TestLedger::message(int number, int seq) const
{
    const auto &entry = ledger_->entry(number);
    return R"({"id":"x","seq":)" + std::to_string(7 + seq) + R"(,"change_seq":)" +
           std::to_string(9 + seq) + R"(,"sender_id":")" +
           plan_.people[std::size_t(entry.sender)].id + R"(",)" +
           ledger_->requestOf(number).substr(1);
}

std::string TestLedger::frame(int number, int seq) const
{
    return R"({"type":"message.new","conversation_id":"talk","change_seq":)" +
           std::to_string(9 + seq) + R"(,"message":)" + message(number, seq) + "}";
}

void TestLedger::answerAll()
{
    ledger_->answered(first_, 201, message(first_, 1));
    ledger_->answered(second_, 201, message(second_, 2));
}

void TestLedger::everyMessageOnceToEachInOrderIsValid()
{
    for (const int person : {0, 1}) {
        QCOMPARE(ledger_->delivered(person, frame(first_, 1)), first_);
        QCOMPARE(ledger_->delivered(person, frame(second_, 2)), second_);
    }
    QCOMPARE(ledger_->delivered(0, R"({"type":"presence","user_id":"bela"})"), -1);
    QVERIFY(!ledger_->isComplete());
    answerAll();
    QVERIFY(ledger_->isComplete());
    QCOMPARE(ledger_->fault(), "");
}

void TestLedger::aMessageThatComesTwiceIsNoticed()
{
    ledger_->delivered(0, frame(first_, 1));
    ledger_->delivered(0, frame(first_, 1));
    QVERIFY(!ledger_->fault().empty());
}

void TestLedger::aMessageThatIsLeftOutIsNoticed()
{
    ledger_->delivered(0, frame(second_, 2));
    QVERIFY(!ledger_->fault().empty());
}

void TestLedger::messagesOutOfOrderAreNoticed()
{
    ledger_->delivered(0, frame(first_, 1));
    ledger_->delivered(0, frame(second_, 2));
    ledger_->delivered(1, frame(second_, 2));
    ledger_->delivered(1, frame(first_, 1));
    QVERIFY(!ledger_->fault().empty());
}

void TestLedger::whatNeverCameIsMissing()
{
    answerAll();
    ledger_->delivered(0, frame(first_, 1));
    ledger_->delivered(1, frame(first_, 1));
    ledger_->delivered(0, frame(second_, 2));
    QVERIFY(!ledger_->isComplete());
    QCOMPARE(ledger_->undelivered(), 1);
}

void TestLedger::aNonceThatIsStoredTwiceIsNoticed()
{
    ledger_->delivered(0, frame(first_, 1));
    ledger_->delivered(0, frame(first_, 2));
    QVERIFY(!ledger_->fault().empty());
}

void TestLedger::aMessageOfAnotherConversationIsNoticed()
{
    ledger_->delivered(2, frame(first_, 1));
    QVERIFY(!ledger_->fault().empty());
}

void TestLedger::anAnswerThatIsNoCreationIsNoticed()
{
    ledger_->answered(first_, 200, message(first_, 1));
    QVERIFY(!ledger_->fault().empty());
}

void TestLedger::anotherTextIsNoticed()
{
    auto altered = frame(first_, 1);
    altered.replace(altered.find("Message"), 7, "Massage");
    ledger_->delivered(0, altered);
    QVERIFY(!ledger_->fault().empty());
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
