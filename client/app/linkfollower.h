#pragma once

#include "network/apiclient.h"

#include <QObject>
#include <QUrl>

namespace letschat::client {

class ConversationsPage;
class Session;

/// Follows `letschat://user/NAME`: opens the direct conversation with that person, as soon as
/// someone is signed in and the server answers. The last link wins; one that leads nowhere is told
/// of in words. GUI thread.
class LinkFollower : public QObject
{
    Q_OBJECT

public:
    LinkFollower(ApiClient &api, ConversationsPage &conversations, const Session &session,
                 QObject *parent = nullptr);

    void follow(const QUrl &link);

Q_SIGNALS:
    /// Why a link leads nowhere, in words for the user.
    void failed(const QString &words);

private:
    void tryNow();
    QCoro::Task<> findUser(QString username);

    ApiClient &api_;
    ConversationsPage &conversations_;
    const Session &session_;
    QString username_;
};

} // namespace letschat::client
