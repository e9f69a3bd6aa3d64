#pragma once

#include <QColor>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace letschat::messages {

/// What somebody wrote, with its addresses made clickable. Everything is escaped before it becomes
/// rich text, and only http and https become links: nobody's words are ever read as markup.
class LinkedText : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString plain MEMBER m_plain WRITE setPlain NOTIFY changed)
    Q_PROPERTY(QColor linkColor MEMBER m_linkColor WRITE setLinkColor NOTIFY changed)
    /// Whether `plain` holds any address; without one it can be shown as plain text, which is
    /// faster.
    Q_PROPERTY(bool hasLinks READ hasLinks NOTIFY changed)
    /// Whether `plain` is one to three emoji and nothing else.
    Q_PROPERTY(bool isEmoji READ isEmoji NOTIFY changed)
    /// Rich text where there are links, else `plain`.
    Q_PROPERTY(QString text READ text NOTIFY changed)

public:
    using QObject::QObject;

    void setPlain(const QString &plain);
    void setLinkColor(const QColor &color);
    bool hasLinks() const { return m_hasLinks; }
    bool isEmoji() const { return isEmoji(m_plain); }
    QString text() const { return m_text; }

    static bool isEmoji(const QString &plain);
    /// `plain` as rich text; empty where it holds no address.
    static QString richText(const QString &plain, const QColor &linkColor);

Q_SIGNALS:
    void changed();

private:
    void build();

    QString m_plain;
    QColor m_linkColor;
    QString m_text;
    bool m_hasLinks = false;
};

} // namespace letschat::messages
