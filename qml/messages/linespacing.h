#pragma once

#include <QObject>
#include <QPointer>
#include <QQuickTextDocument>
#include <QtQml/qqmlregistration.h>

namespace letschat::messages {

/// Keeps the lines of a text apart: a TextEdit has no such property, and fonts differ by a quarter.
/// Knows where the last of them ends. GUI thread only.
class LineSpacing : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QQuickTextDocument *document MEMBER m_document WRITE setDocument NOTIFY changed)
    /// The least height of a line, in logical pixels.
    Q_PROPERTY(int least MEMBER m_least WRITE setLeast NOTIFY changed)

public:
    using QObject::QObject;

    void setDocument(QQuickTextDocument *document);
    void setLeast(int pixels);
    /// How far to the right the last line goes, in logical pixels; to infinity where it begins on
    /// the right.
    Q_INVOKABLE qreal lastLineEnd() const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    QPointer<QQuickTextDocument> m_document;
    int m_least = 0;
    bool m_applying = false;
};

} // namespace letschat::messages
