#include "announcer.h"

#include <QAccessible>

namespace letschat::messages {

void Announcer::announce(const QString &text)
{
    m_text = text;
    Q_EMIT textChanged();
    if (!QAccessible::isActive())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(this, text);
    QAccessible::updateAccessibility(&event);
#else
    QAccessibleEvent named(this, QAccessible::NameChanged);
    QAccessible::updateAccessibility(&named);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
    // AT-SPI has no event for it before Qt 6.8: there a notification that comes into sight is read.
    for (const auto turn : {QAccessible::ObjectHide, QAccessible::ObjectShow}) {
        QAccessibleEvent shown(this, turn);
        QAccessible::updateAccessibility(&shown);
    }
#endif
}

} // namespace letschat::messages
