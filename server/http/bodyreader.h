#pragma once

#include "protocol/problem.h"

#include <QByteArray>
#include <QByteArrayView>

#include <optional>

namespace letschat::server {

/// Takes the body of one request off its framing: a known length, or chunks (RFC 9112, 7.1). Never
/// holds more than `limit` bytes, whatever the framing promises.
class BodyReader
{
public:
    /// Bytes that chunk sizes, their extensions and trailers may cost, beside eight for each byte
    /// of body, and in one line; without a bound, a small body could come wrapped in any amount.
    static constexpr qsizetype maxFraming = 16 * 1024;
    static constexpr qsizetype maxLine = 4 * 1024;

    BodyReader() = default;
    /// `keep` false reads the body without storing it.
    static BodyReader ofLength(qint64 length, bool keep);
    static BodyReader ofChunks(qint64 limit, bool keep);

    /// Takes bytes and returns how many; fewer than given once the body is complete or faulty.
    qsizetype feed(QByteArrayView bytes);

    bool isComplete() const { return state_ == State::Complete; }
    const std::optional<Problem> &fault() const { return fault_; }
    /// Bytes of body, without framing, so far.
    qint64 received() const { return received_; }
    QByteArray takeBody() { return std::move(body_); }

private:
    enum class State { Length, Chunk, ChunkEnd, SizeLine, Trailer, Complete, Faulty };

    qsizetype takeContent(QByteArrayView bytes, State next);
    qsizetype takeLine(QByteArrayView bytes);
    void endLine();
    void readSizeLine(QByteArrayView line);
    void refuse(const QString &detail, ProblemCode code = ProblemCode::BadRequest);

    State state_ = State::Complete;
    bool keep_ = true;
    qint64 limit_ = 0;
    qint64 received_ = 0;
    /// Of the present chunk, or of the whole body.
    qint64 left_ = 0;
    qsizetype framing_ = 0;
    QByteArray line_;
    QByteArray body_;
    std::optional<Problem> fault_;
};

} // namespace letschat::server
