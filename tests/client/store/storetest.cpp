#include "storetest.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;

namespace letschat::test {

using namespace client;

void StoreTest::init()
{
    directory_ = std::make_unique<QTemporaryDir>();
    store_ = std::make_unique<LocalStore>();
}

StoreOpening StoreTest::open()
{
    QSignalSpy opened(store_.get(), &LocalStore::opened);
    store_->open(file(), me_);
    if (!opened.wait())
        return {u"it did not open"_s};
    return opened.first().first().value<StoreOpening>();
}

PendingStore<bool> StoreTest::post(const QString &text)
{
    const Draft draft{talk_, text, {}, noon()};
    return store_->write([draft](StoreContent &content, StoreChanges &changes) {
        content.outbox().putDraft(draft);
        changes.drafts.append(draft);
        return true;
    });
}

QStringList StoreTest::read()
{
    const auto all = await(store_->read([](StoreContent &content) {
        QStringList texts;
        for (const auto &draft : content.outbox().drafts())
            texts.append(draft.text);
        return texts;
    }));
    return all.value_or(QStringList{u"it cannot be read"_s});
}

Nonce StoreTest::append()
{
    Outgoing message{newId<Nonce>(), talk_};
    message.writtenAt = noon();
    await(store_->write([message](StoreContent &content, StoreChanges &) {
        auto appended = message;
        content.outbox().append(appended);
        return true;
    }));
    return message.nonce;
}

QList<Nonce> StoreTest::outgoing()
{
    const auto all = await(store_->read([](StoreContent &content) {
        QList<Nonce> nonces;
        for (const auto &each : content.outbox().all())
            nonces.append(each.nonce);
        return nonces;
    }));
    return all.value_or(QList<Nonce>());
}

QStringList StoreTest::drafts(const QList<QVariant> &arguments)
{
    QStringList texts;
    for (const auto &draft : arguments.first().value<StoreChanges>().drafts)
        texts.append(draft.text);
    return texts;
}

} // namespace letschat::test
