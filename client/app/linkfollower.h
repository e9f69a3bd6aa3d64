#pragma once

#include "network/apiclient.h"

#include <QObject>
#include <QUrl>

namespace letschat::client {

class ConversationsPage;
class Session;

/// Follows `letschat://user/NAME`: opens the direct conversation with that person, as soon as
/// someone is signed in and the server answers. The last link wins. GUI thread.
class LinkFollower : public QObject
{
    Q_OBJECT

public:
    LinkFollower(ApiClient &api, ConversationsPage &conversations, const Session &session,
                 QObject *parent = nullptr);

    void follow(const QUrl &link);

private:
    void tryNow();
    QCoro::Task<> findUser(QString username);

    ApiClient &api_;
    ConversationsPage &conversations_;
    const Session &session_;
    QString username_;
};

} // namespace letschat::client
