#include "architecture/findings.h"

#include <QTest>

using namespace letschat::architecture;
using namespace Qt::StringLiterals;

/// Holds every file of the house against its plan (plan.cpp).
class ArchitectureTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFileLivesInAKnownRoom() { verifyNone(unknownRooms(house_, plan_)); }
    void roomsSeeOnlyWhatThePlanAllows() { verifyNone(forbiddenArrows(house_, plan_)); }
    void noRoomSeesItselfByWayOfOthers() { verifyNone(cycles(house_, plan_)); }
    void thePlanAllowsNothingThatNobodyUses() { verifyNone(unusedPlan(house_, plan_)); }
    void platformsAreAskedForInTheirRoomsOnly() { verifyNone(strayConditions(house_, plan_)); }
    void filesStayShort() { verifyNone(overlongFiles(house_, plan_)); }
    void noFileIsADrawer() { verifyNone(drawerNames(house_)); }

private:
    static void verifyNone(const QStringList &findings)
    {
        for (const auto &finding : findings)
            qWarning().noquote() << finding;
        QCOMPARE(findings.size(), 0);
    }

    const Tree house_ = readTree(QStringLiteral(LETSCHAT_SOURCE_DIR));
    const Plan plan_ = housePlan();
};

QTEST_APPLESS_MAIN(ArchitectureTest)
#include "tst_architecture.moc"
