#pragma once

#include <QByteArray>
#include <QByteArrayView>

namespace letschat::server {

/// Reads what a client sends over its WebSocket, strictly by RFC 6455, 5: whole messages, their
/// fragments joined. Bytes go in as they come; messages are taken until there is none.
class FrameReader
{
public:
    enum class Kind {
        None,     ///< more bytes are needed
        Fragment, ///< of a message that goes on
        Text,     ///< valid UTF-8
        Binary,
        Ping,
        Pong,
        Close,
        Fault, ///< the connection must be closed with `code`; nothing more is read
    };
    struct Message
    {
        Kind kind = Kind::None;
        QByteArray payload;
        int code = 0;
    };

    /// `most`: bytes of a message.
    explicit FrameReader(qsizetype most)
        : most_(most)
    {}

    void feed(const QByteArray &bytes)
    {
        input_ = input_.sliced(at_) + bytes;
        at_ = 0;
    }
    Message next();

    /// What was fed and not read, from the head of a frame on.
    QByteArray rest() const { return input_.sliced(at_); }

private:
    struct Head
    {
        bool isFinal = false;
        int opcode = 0;
        bool isMasked = false;
        quint64 length = 0;
        qsizetype size = 0; ///< of the head, the mask included; 0: incomplete
        bool isMinimal = true;
    };

    Head head() const;
    int faultOf(const Head &head) const;
    QByteArray takePayload(const Head &head);
    Message data(const Head &head, QByteArray payload);
    static Message fault(int code) { return {Kind::Fault, {}, code}; }

    const qsizetype most_;
    QByteArrayView unread() const { return QByteArrayView(input_).sliced(at_); }

    QByteArray input_;
    qsizetype at_ = 0;    ///< where the next frame begins
    QByteArray message_;  ///< of the fragments so far
    int messageKind_ = 0; ///< opcode of the first fragment; 0: there is none
};

} // namespace letschat::server
