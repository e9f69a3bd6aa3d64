#include "talktest.h"

#include "account/signin.h"
#include "app/connection.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::test {

void TalkTest::init()
{
    house_ = std::make_unique<FakeHouse>(ada_);
    house_->know(ben_);
    talk_ = direct(ada_, ben_);
    house_->add(talk_);
    dir_ = std::make_unique<QTemporaryDir>();
    options_.server = house_->http().url();
    options_.dataDir = dir_->path();
    socket_ = std::make_unique<client::Socket>();
    application_ = std::make_unique<client::Application>(options_, *socket_);
    tester_ = std::make_unique<QAbstractItemModelTester>(
        page().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

void TalkTest::cleanup()
{
    tester_.reset();
    application_.reset();
    socket_.reset();
    house_.reset();
}

void TalkTest::signIn()
{
    application_->signIn()->signIn(u"ada"_s, u"password"_s);
    QTRY_COMPARE(application_->connection()->state(), client::Connection::Online);
}

void TalkTest::open(ConversationId id)
{
    signIn();
    QTRY_VERIFY(conversations().model()->holds(id));
    QTRY_VERIFY(!conversations().isLoading());
    conversations().open(id.toString());
    QTRY_VERIFY(!page().isLoading());
}

QStringList TalkTest::column(int role)
{
    QStringList column;
    for (int row = 0; row < page().model()->rowCount(); ++row)
        column.append(this->role(row, role).toString());
    return column;
}

bool TalkTest::isWhole()
{
    const auto &model = *page().model();
    return model.newestSeq() - model.oldestSeq() + 1 == model.rowCount();
}

qsizetype TalkTest::askedAround(qint64 seq) const
{
    const auto wanted = "around_seq=" + QByteArray::number(seq);
    return std::ranges::count_if(house_->http().requests(), [&](const FakeRequest &request) {
        return request.target.contains(wanted);
    });
}

} // namespace letschat::test
