#pragma once

#include "platform/bytestream.h"

#include <QSocketNotifier>

#include <vector>

namespace letschat::server {

/// A connected socket of the system, with no buffers while nothing is on its way. What is written
/// is kept as it is given, not copied: an event to thousands is in memory once.
class DescriptorStream final : public ByteStream
{
public:
    /// Owns the descriptor, which does not block.
    explicit DescriptorStream(int descriptor);
    ~DescriptorStream() override;

    QByteArray read() override;
    void write(const QByteArray &bytes) override;
    qint64 unsent() const override { return unsentSize_; }
    bool isOpen() const override { return descriptor_ >= 0 && !isFinishing_; }
    void finish() override;
    void abort() override;

private:
    class Due;

    static Due &due();
    void schedule();
    void hear();
    void send();
    bool sendSome();
    void drop(qint64 sent);
    void close();

    int descriptor_;
    std::unique_ptr<QSocketNotifier> reading_;
    std::unique_ptr<QSocketNotifier> writing_; ///< while the system takes no more
    std::vector<QByteArray> unsent_;
    qint64 unsentSize_ = 0;
    qsizetype sentOfFirst_ = 0;
    bool isSendDue_ = false;
    bool isAtEnd_ = false;
    bool isFinishing_ = false;
};

} // namespace letschat::server
