#include "http/routes.h"

#include <algorithm>

namespace letschat::server {

namespace {

QByteArrayView viewOf(std::string_view text)
{
    return QByteArrayView(text.data(), qsizetype(text.size()));
}

/// Takes the segment after the slash that `path` starts with.
QByteArrayView takeSegment(QByteArrayView &path)
{
    path = path.sliced(1);
    const auto slash = path.indexOf('/');
    const auto segment = slash < 0 ? path : path.first(slash);
    path = slash < 0 ? QByteArrayView() : path.sliced(slash);
    return segment;
}

} // namespace

void Routes::add(Binding binding)
{
    all_.push_back(std::make_unique<const Binding>(std::move(binding)));
    const Binding *added = all_.back().get();
    Node *node = &root_;
    auto path = viewOf(added->path);
    while (!path.isEmpty())
        node = &child(*node, takeSegment(path));
    Q_ASSERT(std::ranges::find(node->bindings, added->method, &Binding::method) ==
             node->bindings.end());
    node->bindings.push_back(added);
}

Routes::Node &Routes::child(Node &node, QByteArrayView segment)
{
    if (segment.startsWith('{') && segment.endsWith('}')) {
        const auto name = segment.sliced(1, segment.size() - 2).toByteArray();
        // Paths that share a node must call its member by the same name.
        Q_ASSERT(!node.parameter || node.parameterName == name);
        node.parameterName = name;
        if (!node.parameter)
            node.parameter = std::make_unique<Node>();
        return *node.parameter;
    }
    auto &next = node.literals[segment.toByteArray()];
    if (!next)
        next = std::make_unique<Node>();
    return *next;
}

Routes::Match Routes::find(QByteArrayView path) const
{
    Match match;
    const auto base = viewOf(base_);
    if (!path.startsWith(base) || path.size() == base.size() || path[base.size()] != '/')
        return match;
    path = path.sliced(base.size());
    const Node *node = &root_;
    while (node && !path.isEmpty())
        node = step(*node, takeSegment(path), match.parameters);
    if (node && !node->bindings.empty())
        match.bindings = &node->bindings;
    return match;
}

const Routes::Node *Routes::step(const Node &node, QByteArrayView segment, Parameters &parameters)
{
    const auto literal = node.literals.find(segment);
    if (literal != node.literals.end())
        return literal->second.get();
    if (!node.parameter || segment.isEmpty() || segment == "." || segment == "..")
        return nullptr;
    parameters.append({node.parameterName, segment});
    return node.parameter.get();
}

QByteArray allowed(const std::vector<const Binding *> &bindings)
{
    QByteArray list;
    for (const auto *binding : bindings) {
        list.append(viewOf(word(binding->method))).append(", ");
        if (binding->method == Method::Get)
            list.append("HEAD, ");
    }
    return list + "OPTIONS";
}

} // namespace letschat::server
