#pragma once

#include "http/bodyreader.h"
#include "http/requesthead.h"

namespace letschat::server {

/// One request after another out of a stream of bytes, strictly. It stops twice in each: after the
/// head, where its owner says what becomes of the body, and after the body.
///
///     Head --(head complete)--> Decision --acceptBody/discardBody--> Body --> Complete --next()-->
///     Head
///
/// Anything refused ends in Faulty, and the connection with it.
class RequestParser
{
public:
    enum class State { Head, Decision, Body, Complete, Faulty };

    /// The limits are the owner's and outlive the parser.
    explicit RequestParser(const HttpLimits &limits);

    /// Takes bytes and returns how many. Takes none outside Head and Body.
    qsizetype feed(QByteArrayView bytes);

    State state() const { return state_; }
    /// Whole from Decision on; in Faulty what could be read of it.
    const RequestHead &head() const { return head_; }
    const Problem &fault() const { return fault_; }
    /// True once a byte of the present head came.
    bool hasBegun() const { return !head_.bytes.isEmpty(); }
    /// Bytes of the present body so far, without its framing.
    qint64 bodyReceived() const { return body_.received(); }

    /// In Decision: read the body and keep it. One that is larger is refused, by its announced
    /// length at once.
    void acceptBody(qint64 limit);
    /// In Decision: read the body, at most that much of it, and forget it.
    void discardBody(qint64 limit);

    /// In Complete.
    QByteArray takeBody() { return body_.takeBody(); }
    /// Forgets the request and is ready for the next.
    void next();
    /// What came of a head that will not be completed: read for the sake of the answer.
    void giveUp(ProblemCode code);

private:
    qsizetype feedHead(QByteArrayView bytes);
    void endHead();
    void beginBody(qint64 limit, bool keep);
    void fail(Problem problem);

    const HttpLimits &limits_;
    State state_ = State::Head;
    RequestHead head_;
    /// Where the present line of the head began.
    qsizetype line_ = 0;
    bool hasRequestLine_ = false;
    BodyReader body_;
    Problem fault_;
};

} // namespace letschat::server
