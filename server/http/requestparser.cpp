#include "http/requestparser.h"

using namespace Qt::StringLiterals;

namespace letschat::server {

namespace {

Problem problemOf(ProblemCode code, const QString &detail = {})
{
    Problem problem;
    problem.code = code;
    problem.detail = detail;
    return problem;
}

} // namespace

RequestParser::RequestParser(const HttpLimits &limits)
    : limits_(limits)
{}

qsizetype RequestParser::feed(QByteArrayView bytes)
{
    if (state_ == State::Head)
        return feedHead(bytes);
    if (state_ != State::Body)
        return 0;
    const auto taken = body_.feed(bytes);
    if (body_.fault())
        fail(*body_.fault());
    else if (body_.isComplete())
        state_ = State::Complete;
    return taken;
}

qsizetype RequestParser::feedHead(QByteArrayView bytes)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && state_ == State::Head) {
        const auto rest = bytes.sliced(taken).first(
            std::min(bytes.size() - taken, limits_.head + 1 - head_.bytes.size()));
        const auto feed = rest.indexOf('\n');
        const auto size = feed < 0 ? rest.size() : feed + 1;
        head_.bytes.append(rest.first(size));
        taken += size;
        if (head_.bytes.size() > limits_.head)
            giveUp(!hasRequestLine_ && head_.bytes.contains(' ') ? ProblemCode::UriTooLong
                                                                 : ProblemCode::HeaderTooLarge);
        else if (feed >= 0)
            endHead();
    }
    return taken;
}

/// A line feed came: the end of a line, of the head, or a fault.
void RequestParser::endHead()
{
    const auto line = QByteArrayView(head_.bytes).sliced(line_);
    line_ = head_.bytes.size();
    if (!line.endsWith("\r\n"))
        return giveUp(ProblemCode::BadRequest);
    if (line.size() > 2) {
        hasRequestLine_ = true;
        return;
    }
    if (!hasRequestLine_) { // an empty line before the request line: RFC 9112, 2.2
        head_.bytes.clear();
        line_ = 0;
        return;
    }
    if (auto fault = parseHead(head_, limits_))
        fail(std::move(*fault));
    else
        state_ = State::Decision;
}

void RequestParser::acceptBody(qint64 limit)
{
    beginBody(limit, true);
}

void RequestParser::discardBody(qint64 limit)
{
    beginBody(limit, false);
}

void RequestParser::beginBody(qint64 limit, bool keep)
{
    Q_ASSERT(state_ == State::Decision);
    if (head_.contentLength > limit)
        return fail(problemOf(ProblemCode::PayloadTooLarge));
    body_ = head_.isChunked ? BodyReader::ofChunks(limit, keep)
                            : BodyReader::ofLength(head_.contentLength, keep);
    state_ = body_.isComplete() ? State::Complete : State::Body;
}

void RequestParser::next()
{
    head_ = {};
    body_ = {};
    line_ = 0;
    hasRequestLine_ = false;
    state_ = State::Head;
}

void RequestParser::giveUp(ProblemCode code)
{
    if (state_ == State::Head)
        parseHead(head_, limits_);
    fail(problemOf(code));
}

void RequestParser::fail(Problem problem)
{
    fault_ = std::move(problem);
    state_ = State::Faulty;
}

} // namespace letschat::server
