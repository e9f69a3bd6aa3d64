#include "http/edgeproblems.h"

namespace letschat::server {

// Where each is given: the parser (bad_request, timeout, payload_too_large, uri_too_long,
// expectation_failed, header_too_large, version_not_supported), Api::admit (method_not_allowed,
// not_implemented), the connection (internal, unavailable when draining), and what counts the
// requests of an address and the calls of a session (rate_limited).
std::set<ProblemCode> edgeProblems()
{
    return {ProblemCode::BadRequest,  ProblemCode::MethodNotAllowed,
            ProblemCode::Timeout,     ProblemCode::PayloadTooLarge,
            ProblemCode::UriTooLong,  ProblemCode::ExpectationFailed,
            ProblemCode::RateLimited, ProblemCode::HeaderTooLarge,
            ProblemCode::Internal,    ProblemCode::NotImplemented,
            ProblemCode::Unavailable, ProblemCode::VersionNotSupported};
}

std::set<ProblemCode> possibleProblems(const Binding &binding)
{
    auto problems = edgeProblems();
    problems.insert(binding.shape.problems.begin(), binding.shape.problems.end());
    if (binding.access == Access::Bearer)
        problems.insert(
            {ProblemCode::Unauthenticated, ProblemCode::TokenExpired, ProblemCode::TokenRevoked});
    if (binding.wantsJson)
        problems.insert({ProblemCode::MalformedJson, ProblemCode::UnsupportedMediaType,
                         ProblemCode::ValidationFailed});
    return problems;
}

} // namespace letschat::server
