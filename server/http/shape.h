#pragma once

#include "protocol/endpoint.h"
#include "protocol/schema.h"
#include "protocol/schemavalues.h"

#include <string_view>
#include <vector>

namespace letschat::server {

/// What the API documents say of an endpoint, beside what the edge itself needs to know.
struct Shape
{
    /// Makes the schema of a part; null for a part that the endpoint does not have.
    using Maker = QJsonObject (*)(Schemas &);

    /// That of the endpoint type.
    std::string_view name;
    /// A line; may be empty.
    std::string_view summary;
    /// What a caller should know beside; may be empty.
    std::string_view description;
    std::vector<int> successes;
    /// Beside those that the edge gives by itself (edgeproblems.h).
    std::vector<ProblemCode> problems;
    Maker path = nullptr;
    Maker query = nullptr;
    Maker body = nullptr;
    Maker response = nullptr;
};

/// An object with a property for each parameter.
template <class T>
constexpr Shape::Maker parametersMaker()
{
    if constexpr (std::is_same_v<T, Nothing>)
        return nullptr;
    else
        return [](Schemas &schemas) { return objectSchema<T>(schemas, Direction::Parameter); };
}

template <class T, Direction direction>
constexpr Shape::Maker contentMaker()
{
    if constexpr (std::is_same_v<T, Nothing>)
        return nullptr;
    else
        return [](Schemas &schemas) { return SchemaOf<T>::make(schemas, direction); };
}

template <class E>
Shape shapeOf()
{
    Shape shape;
    shape.name = typeName<E>();
    shape.summary = E::summary;
    if constexpr (requires { E::description; })
        shape.description = E::description;
    shape.successes.assign(E::successes.begin(), E::successes.end());
    shape.problems.assign(E::problems.begin(), E::problems.end());
    shape.path = parametersMaker<typename E::Path>();
    shape.query = parametersMaker<typename E::Query>();
    shape.body = contentMaker<typename E::Body, Direction::Request>();
    shape.response = contentMaker<typename E::Response, Direction::Reply>();
    return shape;
}

} // namespace letschat::server
