#include "people/typingnotice.h"

#include <utility>

namespace letschat::client {

TypingNotice::TypingNotice(const TypingTimings &timings, QObject *parent)
    : QObject(parent)
    , timings_(timings)
{
    waiting_.setSingleShot(true);
    waiting_.setTimerType(Qt::PreciseTimer);
    connect(&waiting_, &QTimer::timeout, this, &TypingNotice::begin);
}

void TypingNotice::textChanged(ConversationId conversation, bool isEmpty)
{
    if (isEmpty || conversation != conversation_)
        end();
    conversation_ = conversation;
    if (isEmpty || waiting_.isActive())
        return;
    const auto quiet = quiet_.value(conversation).remainingTimeAsDuration();
    if (quiet > quiet.zero())
        waiting_.start(std::chrono::ceil<std::chrono::milliseconds>(quiet));
    else
        begin();
}

void TypingNotice::sent(ConversationId conversation)
{
    if (conversation == conversation_)
        end();
}

void TypingNotice::left(ConversationId conversation)
{
    if (conversation == conversation_)
        end();
}

void TypingNotice::begin()
{
    quiet_.removeIf([](const auto &entry) { return entry.value().hasExpired(); });
    quiet_.insert(conversation_, QDeadlineTimer(timings_.pace));
    shows_ = QDeadlineTimer(timings_.silence);
    Q_EMIT tell(conversation_, true);
}

void TypingNotice::end()
{
    waiting_.stop();
    if (!std::exchange(shows_, {}).hasExpired())
        Q_EMIT tell(conversation_, false);
}

} // namespace letschat::client
