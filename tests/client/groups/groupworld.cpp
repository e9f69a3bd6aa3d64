#include "groupworld.h"

#include "account/signin.h"
#include "app/connection.h"
#include "app/options.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace letschat::test {

GroupWorld::GroupWorld()
    : house(ada)
    , socket_(std::make_unique<client::Socket>())
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere");
    for (const auto &each : {ben, cleo, dora})
        house.know(each);
    client::Options options;
    options.server = house.http().url();
    options.dataDir = dir_.path();
    application_ = std::make_unique<client::Application>(options, *socket_);
    tester_ = std::make_unique<QAbstractItemModelTester>(
        members().model(), QAbstractItemModelTester::FailureReportingMode::Fatal);
}

GroupWorld::~GroupWorld()
{
    tester_.reset();
    application_.reset();
}

void GroupWorld::signIn()
{
    application_->signIn()->signIn(u"ada"_s, u"password"_s);
    QTRY_COMPARE(application_->connection()->state(), client::Connection::Online);
    QTRY_VERIFY(!conversations().isLoading());
}

void GroupWorld::showDetails(ConversationId id)
{
    QTRY_VERIFY(conversations().model()->holds(id));
    conversations().open(id.toString());
    details().show();
    QCOMPARE(details().conversationIdText(), id.toString());
    QTRY_VERIFY(!members().isLoading());
}

QStringList GroupWorld::column(int role)
{
    QStringList column;
    auto *model = members().model();
    for (int row = 0; row < model->rowCount(); ++row)
        column.append(model->index(row, 0).data(role).toString());
    return column;
}

QStringList GroupWorld::actionsFor(const Profile &who)
{
    const auto row = names().indexOf(who.displayName);
    return row < 0 ? QStringList()
                   : members()
                         .model()
                         ->index(int(row), 0)
                         .data(client::MemberListModel::ActionsRole)
                         .toStringList();
}

} // namespace letschat::test
