#include "outboxclient.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

using namespace client;

void OutboxClientTest::init()
{
    mode_ = Mode::Store;
    stored_.clear();
    mostAtOnce_ = 0;
    server_ = std::make_unique<FakeHttpServer>(
        [this](const FakeRequest &request) { return serve(request); });
    link_ = std::make_unique<HttpLink>(server_->url());
    api_ = std::make_unique<ApiClient>(*link_, tokens_);
    directory_ = std::make_unique<QTemporaryDir>();
    start();
    Conversation known;
    known.id = conversation_;
    known.mine = Membership();
    record([known](Recorder &recorder) { recorder.storeOpened(known); });
}

void OutboxClientTest::cleanup()
{
    outbox_.reset();
    store_.reset();
    api_.reset();
    link_.reset();
}

void OutboxClientTest::start()
{
    store_ = std::make_unique<LocalStore>();
    outbox_ = std::make_unique<Outbox>(*api_, *store_, clock_);
    outbox_->setActive(true);
    store_->open(directory_->filePath(u"store.sqlite"_s), me_);
}

void OutboxClientTest::restart(Mode mode)
{
    outbox_.reset();
    store_.reset();
    mode_ = mode;
    start();
}

std::optional<Outgoing::State> OutboxClientTest::stateOf(Nonce nonce) const
{
    for (const auto &each : outbox_->outgoing(conversation_)) {
        if (each.nonce == nonce)
            return each.state;
    }
    return std::nullopt;
}

std::optional<FakeAnswer> OutboxClientTest::serve(const FakeRequest &request)
{
    mostAtOnce_ = std::max(mostAtOnce_, int(server_->requests().size() - stored_.size()));
    switch (mode_) {
    case Mode::Silent:
        return std::nullopt;
    case Mode::Refuse:
        return refusal(ProblemCode::CannotMessage);
    case Mode::Busy:
        return refusal(ProblemCode::Unavailable, "Retry-After: 0\r\n");
    case Mode::BusyForLong:
        return refusal(ProblemCode::Unavailable, "Retry-After: 600\r\n");
    case Mode::Store:
        break;
    }
    if (request.method == "PUT")
        return FakeAnswer{204, {}};
    const auto sent = decode<SendMessageRequest>(request.body);
    const auto conversation =
        ConversationId::parse(QString::fromLatin1(request.target.split('/').value(4)));
    auto message = test::message(*conversation, 100 + stored_.size(), me_, sent->body);
    message.nonce = sent->nonce;
    stored_.append(message);
    return answer(message, 201);
}

} // namespace letschat::test
