#pragma once

#include "protocol/codec.h"
#include "protocol/endpoint.h"

#include <QByteArray>

namespace letschat::client {

/// Writes one value into a path or query: encoded text, or nothing for what is absent.
std::optional<QByteArray> urlText(const QString &text);
std::optional<QByteArray> urlText(qint64 number);
template <class Tag>
std::optional<QByteArray> urlText(const Id<Tag> &id)
{
    return id.toByteArray();
}
template <class T>
std::optional<QByteArray> urlText(const std::optional<T> &value)
{
    return value ? urlText(*value) : std::nullopt;
}

/// Path and query of a call of E, below apiBase.
template <class E>
QByteArray targetOf(const Call<E> &call)
{
    QByteArray target(E::path.data(), qsizetype(E::path.size()));
    forEachField<typename E::Path>([&](const auto &field) {
        const QByteArray name(field.name.data(), qsizetype(field.name.size()));
        target.replace('{' + name + '}', urlText(call.path.*field.member).value_or(QByteArray()));
    });
    char separator = '?';
    forEachField<typename E::Query>([&](const auto &field) {
        const auto value = urlText(call.query.*field.member);
        if (!value)
            return;
        target += separator + QByteArray(field.name.data(), qsizetype(field.name.size())) + '=';
        target += *value;
        separator = '&';
    });
    return target;
}

} // namespace letschat::client
