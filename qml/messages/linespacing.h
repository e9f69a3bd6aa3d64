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
    /// How far the last line goes from where lines begin, on the right where that is mirrored, in
    /// logical pixels of a text so wide; to infinity where several lines begin on the other side.
    Q_INVOKABLE qreal lastLineEnd(qreal width, bool mirrored) const;

Q_SIGNALS:
    void changed();

private:
    void apply();

    QPointer<QQuickTextDocument> m_document;
    int m_least = 0;
    bool m_applying = false;
};

} // namespace letschat::messages
