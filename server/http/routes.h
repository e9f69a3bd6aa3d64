#pragma once

#include "http/binding.h"

#include <map>
#include <memory>
#include <vector>

namespace letschat::server {

/// Paths to bindings. Paths match as they are sent, byte for byte: no escapes are taken away, no
/// dot segments or double slashes are understood (protocol.md, 1). Immutable once serving, so that
/// every thread may read it.
class Routes
{
public:
    struct Match
    {
        /// One for each method that the path knows.
        const std::vector<const Binding *> *bindings = nullptr;
        /// The members of the path, in the order of the URL.
        Parameters parameters;
    };

    /// `base`: what every path begins with, as apiBase.
    explicit Routes(std::string_view base = apiBase)
        : base_(base)
    {}

    /// Keeps the binding. Two of the same method and path are a mistake of ours.
    void add(Binding binding);

    /// `path` as sent, the base included. Without bindings where nothing is bound.
    Match find(QByteArrayView path) const;

    const std::vector<std::unique_ptr<const Binding>> &all() const { return all_; }

private:
    struct Node
    {
        std::map<QByteArray, std::unique_ptr<Node>, std::less<>> literals;
        /// Where a `{name}` stands; literals win over it.
        std::unique_ptr<Node> parameter;
        QByteArray parameterName;
        std::vector<const Binding *> bindings;
    };

    static Node &child(Node &node, QByteArrayView segment);
    static const Node *step(const Node &node, QByteArrayView segment, Parameters &parameters);

    const std::string_view base_;
    std::vector<std::unique_ptr<const Binding>> all_;
    Node root_;
};

/// The value of Allow: the methods bound, with HEAD beside GET, and OPTIONS.
QByteArray allowed(const std::vector<const Binding *> &bindings);

} // namespace letschat::server
