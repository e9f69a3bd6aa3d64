#pragma once

#include "network/apiclient.h"
#include "protocol/sessions.h"

#include <QAbstractListModel>

namespace letschat::client {

/// The devices that are signed in to the account: this one first, then by when they were used last.
/// Nothing tells of a change: the list is loaded when it is to be shown. GUI thread.
class DeviceListModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(int others READ others NOTIFY changed)
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(bool loading READ isLoading NOTIFY loadingChanged)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged)

public:
    enum Role {
        SessionIdRole = Qt::UserRole,
        NameRole,
        AddressRole,
        LastUsedRole,
        IsCurrentRole,
        IsEndingRole
    };
    Q_ENUM(Role)

    /// `api` must outlive this.
    explicit DeviceListModel(ApiClient &api, QObject *parent = nullptr);

    int count() const { return int(rows_.size()); }
    /// How many there are beside this one.
    int others() const;
    /// The server has told the list since clear().
    bool isKnown() const { return isKnown_; }
    /// The server is being asked, and there is nothing to show yet.
    bool isLoading() const { return isAsking_ && !isKnown_; }
    /// Words for the user when the list could not be fetched; else empty.
    QString error() const { return error_; }

    Q_INVOKABLE void load();
    /// Signs another device out. Its row goes with the server's word.
    Q_INVOKABLE void revoke(const QString &sessionId);
    /// Signs out all but this one.
    Q_INVOKABLE void revokeOthers();
    /// Forgets them: another user may come.
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void changed();
    void loadingChanged();
    void errorChanged();
    /// A device was not signed out; why, in words for the user.
    void failed(const QString &words);

private:
    struct Row
    {
        letschat::Session session;
        /// The server is being asked to sign it out.
        bool isEnding = false;
    };

    QCoro::Task<> ask();
    template <class E>
    QCoro::Task<> end(QList<SessionId> ids, Call<E> call);
    void show(QList<letschat::Session> told);
    int rowOf(SessionId id) const;
    void remove(SessionId id);
    void setEnding(const QList<SessionId> &ids, bool isEnding);
    void setAsking(bool isAsking);
    void setError(const QString &error);

    ApiClient &api_;
    QList<Row> rows_;
    QString error_;
    /// Grows with every end of a session: an answer from before it is old.
    quint64 changes_ = 0;
    /// Grows with clear(): an answer for the user before is dropped.
    quint64 life_ = 0;
    bool isKnown_ = false;
    bool isAsking_ = false;
};

} // namespace letschat::client
