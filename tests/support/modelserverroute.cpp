#include "support/modelserverroute.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

/// Calls `visit(part)` for each part between slashes; false as soon as one call says so.
template <class Visit>
bool forEachSegment(std::string_view pattern, const Visit &visit)
{
    while (true) {
        const auto slash = pattern.find('/');
        if (!visit(pattern.substr(0, slash)))
            return false;
        if (slash == std::string_view::npos)
            return true;
        pattern.remove_prefix(slash + 1);
    }
}

QString decoded(const QByteArray &text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

} // namespace

ModelRoute::ModelRoute(const client::HttpRequest &request)
    : request_(request)
{
    const auto mark = request.target.indexOf('?');
    segments_ = (mark < 0 ? request.target : request.target.first(mark)).split('/');
    if (mark >= 0)
        parameters_ = request.target.mid(mark + 1).split('&');
}

bool ModelRoute::isPathOf(std::string_view pattern) const
{
    qsizetype at = 0;
    const bool fits = forEachSegment(pattern, [&](std::string_view part) {
        if (at == segments_.size())
            return false;
        const auto &segment = segments_[at++];
        return part.starts_with('{') ||
               QByteArrayView(part.data(), qsizetype(part.size())) == segment;
    });
    return fits && at == segments_.size();
}

QJsonObject ModelRoute::pathValues(std::string_view pattern) const
{
    QJsonObject values;
    qsizetype at = 0;
    forEachSegment(pattern, [&](std::string_view part) {
        const auto &segment = segments_[at++];
        if (part.starts_with('{'))
            values[QLatin1StringView(part.data() + 1, qsizetype(part.size()) - 2)] =
                decoded(segment);
        return true;
    });
    return values;
}

std::optional<QString> ModelRoute::queryText(std::string_view name) const
{
    for (const auto &parameter : parameters_) {
        const auto equals = parameter.indexOf('=');
        if (std::string_view(parameter).substr(0, size_t(equals)) == name)
            return decoded(parameter.mid(equals + 1));
    }
    return std::nullopt;
}

void ModelRoute::refuse(const Problem &problem)
{
    reply_.emplace().status = httpStatus(problem.code);
    reply_->body = toJson(problem);
    reply_->retryAfter = problem.retryAfter;
}

client::HttpReply ModelRoute::reply()
{
    if (!reply_) {
        Problem problem;
        problem.code = isPathKnown_ ? ProblemCode::MethodNotAllowed : ProblemCode::NotFound;
        refuse(problem);
    }
    return *reply_;
}

} // namespace letschat::test
