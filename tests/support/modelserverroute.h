#pragma once

#include "network/httplink.h"
#include "protocol/codec.h"

#include <QByteArrayList>
#include <QUrl>

namespace letschat::test {

/// One request on its way past the endpoints of a ModelServer: the first that is meant answers it.
class ModelRoute
{
public:
    explicit ModelRoute(const client::HttpRequest &request);

    /// `act` takes a Call<E> and gives a Result of what is answered, if anything.
    template <class E, class Act>
    void on(const Act &act)
    {
        on<E>(act, [](const auto &) { return E::successes[0]; });
    }
    /// The same where it depends on the outcome which success it is.
    template <class E, class Act, class StatusOf>
    void on(const Act &act, const StatusOf &statusOf)
    {
        if (reply_ || !isPathOf(E::path))
            return;
        isPathKnown_ = true;
        if (request_.method != E::method)
            return;
        const auto call = read<E>(E::path);
        if (!call)
            return refuse(call.error());
        const auto outcome = act(*call);
        if (!outcome)
            return refuse(outcome.error());
        reply_.emplace().status = statusOf(outcome);
        if constexpr (!std::is_same_v<typename E::Response, Nothing>)
            reply_->body = encode(static_cast<const typename E::Response &>(*outcome));
    }

    bool isAnswered() const { return reply_.has_value(); }
    void refuse(const Problem &problem);
    /// 404 or 405 where no endpoint was meant.
    client::HttpReply reply();

private:
    bool isPathOf(std::string_view pattern) const;
    QJsonObject pathValues(std::string_view pattern) const;

    template <class E>
    Result<Call<E>> read(std::string_view pattern) const
    {
        Call<E> call{};
        auto path = decode<typename E::Path>(pathValues(pattern));
        auto query = decode<typename E::Query>(queryValues<typename E::Query>());
        if (!path || !query) {
            auto problem = path ? query.error() : path.error();
            problem.code = ProblemCode::BadRequest;
            return std::unexpected(problem);
        }
        call.path = *path;
        call.query = *query;
        if constexpr (hasBody<E>) {
            auto body = decode<typename E::Body>(request_.body);
            if (!body)
                return std::unexpected(body.error());
            call.body = std::move(*body);
        }
        return call;
    }

    template <class Query>
    QJsonObject queryValues() const
    {
        QJsonObject values;
        forEachField<Query>([&](const auto &field) {
            using Member = std::remove_cvref_t<decltype(std::declval<Query>().*field.member)>;
            const auto text = queryText(field.name);
            const QLatin1StringView name(field.name.data(), qsizetype(field.name.size()));
            if constexpr (std::is_same_v<Member, std::optional<QString>> ||
                          std::is_same_v<Member, QString>)
                values[name] = text ? QJsonValue(*text) : QJsonValue();
            else
                values[name] = text ? QJsonValue(text->toLongLong()) : QJsonValue();
        });
        return values;
    }
    std::optional<QString> queryText(std::string_view name) const;

    const client::HttpRequest &request_;
    QByteArrayList segments_;
    QByteArrayList parameters_;
    bool isPathKnown_ = false;
    std::optional<client::HttpReply> reply_;
};

} // namespace letschat::test
