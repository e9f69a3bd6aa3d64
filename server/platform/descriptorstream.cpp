#include "platform/descriptorstream.h"

#include <QPointer>

#include <algorithm>
#include <array>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace letschat::server {

namespace {

constexpr std::size_t readSize = 16 * 1024; // the most that a frame may have
constexpr std::size_t keptParts = 4;        // of the list of what is unsent, while there is none
constexpr std::size_t mostParts = 64;       // of one call; the system takes up to 1,024
constexpr qint64 mostGathered = 64 * 1024;  // then it goes out within the turn

#ifdef MSG_NOSIGNAL
constexpr int noSignal = MSG_NOSIGNAL;
#else
constexpr int noSignal = 0; // SO_NOSIGPIPE was set by Qt
#endif

bool meansLater(int error)
{
    return error == EAGAIN || error == EWOULDBLOCK || error == EINTR;
}

} // namespace

/// The streams of this thread that have something to send at the end of the turn.
class DescriptorStream::Due : public QObject
{
public:
    void add(DescriptorStream *stream)
    {
        streams_.push_back(stream);
        if (streams_.size() == 1)
            QMetaObject::invokeMethod(this, &Due::send, Qt::QueuedConnection);
    }
    void remove(const DescriptorStream *stream)
    {
        std::ranges::replace(streams_, stream, nullptr);
        std::ranges::replace(sending_, stream, nullptr);
    }

private:
    // Any of them may go, or have more to send, while another sends.
    void send()
    {
        sending_.swap(streams_);
        for (std::size_t i = 0; i < sending_.size(); ++i) {
            if (auto *stream = sending_[i]) {
                stream->isSendDue_ = false;
                stream->send();
            }
        }
        sending_.clear();
    }

    std::vector<DescriptorStream *> streams_;
    std::vector<DescriptorStream *> sending_;
};

DescriptorStream::Due &DescriptorStream::due()
{
    thread_local Due due;
    return due;
}

DescriptorStream::DescriptorStream(int descriptor)
    : descriptor_(descriptor)
    , reading_(std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read))
{
    connect(reading_.get(), &QSocketNotifier::activated, this, &DescriptorStream::hear);
}

DescriptorStream::~DescriptorStream()
{
    if (isSendDue_)
        due().remove(this);
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

void DescriptorStream::hear()
{
    const QPointer<DescriptorStream> self(this);
    Q_EMIT readable();
    if (self && isAtEnd_)
        close();
}

// What does not fit into one reading is told of in the next turn.
QByteArray DescriptorStream::read()
{
    std::array<char, readSize> bytes; // NOLINT(cppcoreguidelines-pro-type-member-init)
    if (descriptor_ < 0)
        return {};
    const auto size = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
    if (size == 0 || (size < 0 && !meansLater(errno)))
        isAtEnd_ = true;
    return size > 0 ? QByteArray(bytes.data(), size) : QByteArray();
}

void DescriptorStream::write(const QByteArray &bytes)
{
    if (!isOpen() || bytes.isEmpty())
        return;
    if (unsent_.empty())
        unsent_.reserve(keptParts);
    unsent_.push_back(bytes);
    unsentSize_ += bytes.size();
    if (writing_)
        return;
    if (unsentSize_ >= mostGathered)
        return send();
    schedule();
}

void DescriptorStream::schedule()
{
    if (!std::exchange(isSendDue_, true))
        due().add(this);
}

void DescriptorStream::send()
{
    while (unsentSize_ > 0 && descriptor_ >= 0) {
        if (sendSome())
            continue;
        if (descriptor_ >= 0 && !writing_) {
            writing_ = std::make_unique<QSocketNotifier>(descriptor_, QSocketNotifier::Write);
            connect(writing_.get(), &QSocketNotifier::activated, this, &DescriptorStream::send);
        }
        return;
    }
    if (writing_) {
        writing_->setEnabled(false);
        writing_.release()->deleteLater(); // it may be calling
    }
    if (isFinishing_)
        close();
}

/// False when the system takes no more for now, or the connection ended.
bool DescriptorStream::sendSome()
{
    std::array<iovec, mostParts> parts; // NOLINT(cppcoreguidelines-pro-type-member-init)
    const auto count = std::min(unsent_.size(), parts.size());
    for (std::size_t i = 0; i < count; ++i) {
        const auto skipped = i == 0 ? sentOfFirst_ : 0;
        parts[i] = {const_cast<char *>(unsent_[i].constData()) + skipped,
                    std::size_t(unsent_[i].size() - skipped)};
    }
    msghdr message{};
    message.msg_iov = parts.data();
    message.msg_iovlen = count;
    const auto sent = ::sendmsg(descriptor_, &message, noSignal);
    if (sent < 0 && !meansLater(errno))
        close();
    if (sent > 0)
        drop(sent);
    return sent > 0;
}

void DescriptorStream::drop(qint64 sent)
{
    unsentSize_ -= sent;
    sent += sentOfFirst_;
    auto whole = unsent_.begin();
    while (whole != unsent_.end() && whole->size() <= sent)
        sent -= (whole++)->size();
    sentOfFirst_ = qsizetype(sent);
    unsent_.erase(unsent_.begin(), whole);
    if (unsent_.empty() && unsent_.capacity() > keptParts)
        std::vector<QByteArray>().swap(unsent_);
}

void DescriptorStream::finish()
{
    if (!isOpen())
        return;
    isFinishing_ = true;
    // Nobody reads any more, and what is not read is told of at every turn.
    reading_->setEnabled(false);
    if (!writing_)
        schedule();
}

void DescriptorStream::abort()
{
    close();
}

void DescriptorStream::close()
{
    if (descriptor_ < 0)
        return;
    for (auto *notifier : {&reading_, &writing_}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
    ::close(std::exchange(descriptor_, -1));
    unsent_.clear();
    unsentSize_ = 0;
    Q_EMIT ended();
}

} // namespace letschat::server
