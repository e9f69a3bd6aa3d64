#pragma once

#include "store/localstore.h"
#include "support/clientsamples.h"

#include <QCoroTask>
#include <QTemporaryDir>
#include <QTest>

namespace letschat::test {

/// The store of one account as a file: opened, damaged, closed and opened again.
class StoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { store_.reset(); }

protected:
    QString file() const { return directory_->filePath(QStringLiteral("history.sqlite")); }
    client::StoreOpening open();
    template <class R>
    static client::StoreResult<R> await(client::PendingStore<R> pending)
    {
        const auto wait =
            [](client::PendingStore<R> waited) -> QCoro::Task<client::StoreResult<R>> {
            co_return co_await waited;
        };
        return QCoro::waitFor(wait(pending));
    }
    client::PendingStore<bool> post(const QString &text);
    void write(const QString &text) { QVERIFY(await(post(text))); }
    QStringList read();
    /// A message that waits.
    Nonce append();
    QList<Nonce> outgoing();
    static QStringList drafts(const QList<QVariant> &arguments);
    template <class Act>
    void damage(Act act)
    {
        client::Sqlite sqlite(file());
        act(sqlite);
    }

    UserId me_ = newId<UserId>();
    const ConversationId talk_ = newId<ConversationId>();
    std::unique_ptr<QTemporaryDir> directory_;
    std::unique_ptr<client::LocalStore> store_;
};

} // namespace letschat::test
