#pragma once

#include "protocol/problem.h"
#include "protocol/schema.h"

#include <QJsonObject>

#include <set>

namespace letschat::server {

/// What can be answered, as OpenAPI says it. Refusals of the same status and codes are described
/// once, in `components/responses`.
class Responses
{
public:
    explicit Responses(Schemas &schemas);

    /// Adds `"<status>": {…}` for each status among the codes.
    void addRefusals(QJsonObject &responses, const std::set<ProblemCode> &codes);
    /// Adds a success; an empty schema says that nothing comes with it.
    void addSuccess(QJsonObject &responses, int status, const QJsonObject &schema);

    /// `components/responses` and `components/headers`.
    QJsonObject all() const { return all_; }
    static QJsonObject headers();

private:
    QJsonObject refusal(int status, const std::set<ProblemCode> &codes) const;

    QJsonObject problem_;
    QJsonObject all_;
};

} // namespace letschat::server
