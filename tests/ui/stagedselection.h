#pragma once

#include "stagedrows.h"

#include <QtQml/qqmlregistration.h>

namespace letschat::ui {

/// Stands in for the client's MessageSelection: simple marks on the staged rows.
class StagedSelection : public QObject
{
    Q_OBJECT
    QML_NAMED_ELEMENT(MessageSelection)
    QML_UNCREATABLE("made in C++")
    Q_PROPERTY(int count READ count NOTIFY changed)
    Q_PROPERTY(bool removable READ isRemovable NOTIFY changed)

public:
    explicit StagedSelection(StagedRows &rows)
        : m_rows(rows)
    {}

    int count() const { return int(selected().size()); }
    bool isRemovable() const { return removable; }
    Q_INVOKABLE void toggle(int row)
    {
        m_anchor = row;
        put(row, !isSelected(row));
        Q_EMIT changed();
    }
    Q_INVOKABLE void extendTo(int row)
    {
        for (int at = std::min(row, m_anchor); at <= std::max(row, m_anchor); ++at)
            put(at, true);
        Q_EMIT changed();
    }
    Q_INVOKABLE void selectAll()
    {
        for (int at = 0; at < m_rows.rowCount(); ++at)
            put(at, true);
        Q_EMIT changed();
    }
    Q_INVOKABLE void clear()
    {
        for (const int row : selected())
            put(row, false);
        Q_EMIT changed();
    }
    Q_INVOKABLE QString text() const { return words; }

    /// Newest first.
    QList<int> selected() const
    {
        QList<int> rows;
        for (int row = 0; row < m_rows.rowCount(); ++row) {
            if (isSelected(row))
                rows.append(row);
        }
        return rows;
    }

    bool removable = true;
    QString words = QStringLiteral("Mara, [today]\nHello");

Q_SIGNALS:
    void changed();

private:
    bool isSelected(int row) const
    {
        return m_rows.value(row, QStringLiteral("selected")).toBool();
    }
    void put(int row, bool on)
    {
        const bool isDeleted = m_rows.value(row, QStringLiteral("isDeleted")).toBool();
        if (on != isSelected(row) && !(on && isDeleted))
            m_rows.set(row, QStringLiteral("selected"), on);
    }

    StagedRows &m_rows;
    int m_anchor = 0;
};

} // namespace letschat::ui
