#pragma once

#include "network/arrival.h"

#include <QObject>
#include <qcorotask.h>

#include <chrono>
#include <memory>

namespace QKeychain {
class Job;
}

namespace letschat::client {

class HttpLink;

/// Keeps the refresh token of one profile at one server in the system's password store, under the
/// service "LetsChat". Where no store answers, it says so and keeps nothing. GUI thread.
class TokenVault : public QObject
{
    Q_OBJECT

public:
    /// A store that is locked asks its user first, so reading may take long; nothing waits for it
    /// but the start. Writing must not hold up a sign-in.
    static constexpr std::chrono::seconds readLimit{60};
    static constexpr std::chrono::seconds writeLimit{5};

    /// `link` says which server is meant, each time.
    TokenVault(const HttpLink &link, const QString &profile, QObject *parent = nullptr);
    ~TokenVault() override;

    /// Empty where there is none, or no store answers.
    QCoro::Task<QString> read();
    /// True once the token is stored.
    QCoro::Task<bool> write(QString token);
    void remove();

    /// False after the store failed to answer or to take a token.
    bool isWorking() const { return working_; }

Q_SIGNALS:
    void workingChanged();

private:
    enum class Outcome { Done, Absent, Failed };
    using Pending = std::shared_ptr<Arrival<Outcome>>;

    QString key() const;
    Pending run(QKeychain::Job &job, std::chrono::milliseconds limit);
    void setWorking(bool working);

    const HttpLink &link_;
    QString profile_;
    std::vector<std::weak_ptr<Arrival<Outcome>>> pending_;
    bool working_ = true;
};

} // namespace letschat::client
