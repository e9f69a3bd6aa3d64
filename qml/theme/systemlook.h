#pragma once

#include <QObject>
#include <QVariant>
#include <QtQml/qqmlregistration.h>

namespace letschat::theme {

/// What the desktop says about how programs should look, kept up to date. Theme alone reads it.
/// GUI thread only.
class SystemLook : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    /// Dark windows are wanted. Known at construction from the colour scheme (Qt 6.5) or the
    /// palette; before Qt 6.5 a desktop portal may correct it a moment later.
    Q_PROPERTY(bool dark READ isDark NOTIFY changed)
    /// Motion should be left out. False until a desktop portal says so.
    Q_PROPERTY(bool reducedMotion READ reducedMotion NOTIFY changed)
    /// The language is written from right to left.
    Q_PROPERTY(bool rightToLeft READ isRightToLeft NOTIFY changed)
    /// The family of the desktop's font.
    Q_PROPERTY(QString fontFamily READ fontFamily NOTIFY changed)
    /// The family that draws emoji in colour; the desktop's own where none is known.
    Q_PROPERTY(QString emojiFamily READ emojiFamily CONSTANT)
    /// How much larger than usual the desktop's font is: at least 1.
    Q_PROPERTY(qreal fontScale READ fontScale NOTIFY changed)

public:
    explicit SystemLook(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }
    bool reducedMotion() const { return m_reducedMotion; }
    bool isRightToLeft() const;
    QString fontFamily() const;
    QString emojiFamily() const;
    qreal fontScale() const { return m_fontScale; }

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void applyPortalSetting(const QString &space, const QString &key, const QVariant &value);

private:
    void drawEmojiInColour();
    void readFromQt();
    void askPortal(const QString &space, const QString &key);

    bool m_dark = false;
    bool m_portalKnowsColors = false;
    bool m_reducedMotion = false;
    qreal m_fontScale = 1;
};

} // namespace letschat::theme
