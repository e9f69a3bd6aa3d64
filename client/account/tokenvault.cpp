#include "account/tokenvault.h"

#include "network/httplink.h"

#include <QLoggingCategory>
#include <QPointer>
#include <QTimer>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace letschat::client {

namespace {

Q_LOGGING_CATEGORY(log, "letschat.vault")

} // namespace

TokenVault::TokenVault(const HttpLink &link, const QString &profile, QObject *parent)
    : QObject(parent)
    , link_(link)
    , profile_(profile)
{}

TokenVault::~TokenVault()
{
    for (const auto &waiting : std::exchange(pending_, {})) {
        if (const auto outcome = waiting.lock())
            outcome->complete(Outcome::Failed);
    }
}

QString TokenVault::key() const
{
    return profile_ + u'@' + link_.server().toString(QUrl::StripTrailingSlash | QUrl::FullyEncoded);
}

/// Starts the job. What it brings arrives once, or Failed when the store takes too long; the job
/// may go on meanwhile, in the store's own order, and deletes itself.
TokenVault::Pending TokenVault::run(QKeychain::Job &job, std::chrono::milliseconds limit)
{
    auto pending = std::make_shared<Arrival<Outcome>>();
    std::erase_if(pending_, [](const auto &waiting) { return waiting.expired(); });
    pending_.push_back(pending);
    const auto settle = [pending](Outcome outcome) { pending->complete(outcome); };
    connect(&job, &QKeychain::Job::finished, this, [settle](QKeychain::Job *finished) {
        if (finished->error() == QKeychain::NoError)
            return settle(Outcome::Done);
        if (finished->error() == QKeychain::EntryNotFound)
            return settle(Outcome::Absent);
        qCInfo(log) << "the password store failed:" << finished->errorString();
        settle(Outcome::Failed);
    });
    QTimer::singleShot(limit, &job, [settle] { settle(Outcome::Failed); });
    job.setInsecureFallback(false);
    job.setKey(key());
    // Later, so that a job that ends at once finds its waiter.
    QTimer::singleShot(0, &job, &QKeychain::Job::start);
    return pending;
}

QCoro::Task<QString> TokenVault::read()
{
    const QPointer<TokenVault> self(this);
    auto *job = new QKeychain::ReadPasswordJob(u"LetsChat"_s);
    const QPointer<QKeychain::ReadPasswordJob> alive(job);
    const auto pending = run(*job, readLimit);
    auto arrived = pending->wait();
    const auto outcome = co_await arrived;
    if (!self)
        co_return QString();
    setWorking(outcome != Outcome::Failed);
    QString token;
    if (outcome == Outcome::Done && alive)
        token = alive->textData();
    co_return token;
}

QCoro::Task<bool> TokenVault::write(QString token)
{
    const QPointer<TokenVault> self(this);
    auto *job = new QKeychain::WritePasswordJob(u"LetsChat"_s);
    job->setTextData(token);
    const auto pending = run(*job, writeLimit);
    auto arrived = pending->wait();
    const auto outcome = co_await arrived;
    if (self)
        setWorking(outcome == Outcome::Done);
    co_return outcome == Outcome::Done;
}

void TokenVault::remove()
{
    auto *job = new QKeychain::DeletePasswordJob(u"LetsChat"_s);
    job->setInsecureFallback(false);
    job->setKey(key());
    // Not before a write that was asked for earlier, see run().
    QTimer::singleShot(0, job, &QKeychain::Job::start);
}

void TokenVault::setWorking(bool working)
{
    if (working_ == working)
        return;
    working_ = working;
    Q_EMIT workingChanged();
}

} // namespace letschat::client
