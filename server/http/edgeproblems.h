#pragma once

#include "http/binding.h"

#include <set>

namespace letschat::server {

/// Every refusal that a call may meet: those that its endpoint names, and those that the edge gives
/// before or around it, which follow from what the endpoint is. For the API documents; the tests
/// hold a running server against it.
std::set<ProblemCode> possibleProblems(const Binding &binding);

/// What any request may meet, whatever it is for.
std::set<ProblemCode> edgeProblems();

} // namespace letschat::server
