#include "support/handhistory.h"

using namespace Qt::StringLiterals;

namespace letschat::test {

namespace {

ModelLimits onePage()
{
    ModelLimits limits;
    limits.newestMessages = HandHistory::pageSize;
    return limits;
}

} // namespace

HandHistory::HandHistory()
    : server(onePage())
    , disk_(directory_.filePath(u"ada.sqlite"_s))
{
    for (const auto &each : {ada, ben})
        server.addPerson(each);
    for (auto *id : {&talk, &other, &unread}) {
        *id = server.makeGroup(u"Group"_s, ben.id, {ada.id});
        for (int seq = 1; seq <= count; ++seq)
            (void)server.send(ben.id, *id, QString::number(seq));
        (void)server.markRead(ada.id, *id, id == &unread ? readSeq : count);
    }
    disk_.open(ada.id);
    device_ = std::make_unique<Device>(disk_, clock_, ada.id, pageSize);
    work();
    AuthOk ok;
    ok.userId = ada.id;
    ok.epoch = server.epoch();
    device_->hear(ok);
    work();
    while (asked() > 0)
        answer();
    server.setListener([this](UserId receiver, const Event &event) {
        if (receiver == ada.id)
            device_->hear(event);
        work();
    });
}

HandHistory::~HandHistory()
{
    server.setListener({});
    device_.reset();
    disk_.crash();
}

void HandHistory::open(ConversationId id)
{
    device_->open(id);
    work();
}

void HandHistory::serve(int at)
{
    disk_.link.serve(
        at, [this](const client::HttpRequest &request) { return server.answer(ada.id, request); });
}

void HandHistory::answer(int at)
{
    serve(at);
    disk_.link.deliver(at);
    work();
}

void HandHistory::breakOff(int at)
{
    disk_.link.deliver(at, client::HttpReply{client::HttpReply::Fault::Unreachable, 0, {}, {}});
    work();
}

void HandHistory::dropTalk()
{
    (void)server.removeMember(ben.id, talk, ada.id);
    (void)server.addMembers(ben.id, talk, {ada.id});
}

bool HandHistory::shows(qint64 oldest, qint64 newest) const
{
    const auto &model = device_->window.model();
    return model.oldestSeq() == oldest && model.newestSeq() == newest &&
           model.rowCount() == newest - oldest + 1;
}

} // namespace letschat::test
