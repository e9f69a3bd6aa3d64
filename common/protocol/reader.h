#pragma once

#include "protocol/problem.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QStringView>

namespace letschat {

/// Gathers what is wrong while values are read, and knows where it is.
class Reader
{
public:
    const QList<FieldError> &errors() const { return errors_; }

    /// More than this many are of no use to anybody, and cost as much as they are.
    static constexpr qsizetype mostErrors = 100;

    void fault(const QString &code, const QString &message)
    {
        if (errors_.size() < mostErrors)
            errors_.append({path_, code, message});
    }
    void wrongType(const char *wanted)
    {
        fault(QStringLiteral("wrong_type"), QStringLiteral("must be ") + QLatin1StringView(wanted));
    }

    /// Runs `read` with the path one step deeper.
    template <class Read>
    void at(QStringView step, Read &&read)
    {
        const auto outer = path_.size();
        if (outer > 0 && !step.startsWith(u'['))
            path_ += u'.';
        path_ += step;
        read();
        path_.truncate(outer);
    }

private:
    QString path_;
    QList<FieldError> errors_;
};

} // namespace letschat
