#pragma once

#include "account/session.h"
#include "account/tokenvault.h"
#include "conversations/conversationlistmodel.h"
#include "people/peoplestore.h"
#include "people/typingstore.h"
#include "store/localstore.h"
#include "support/clientsamples.h"
#include "support/setclock.h"
#include "sync/draftbook.h"
#include "sync/outbox.h"

namespace letschat::test {

/// The list of conversations of somebody whose server never answers, over a store that says what
/// the test lets it say, by a clock of the test's.
struct LoneClient
{
    const Profile me_ = person(QStringLiteral("Ada"));
    SetClock clock_;
    client::HttpLink link_{QUrl(QStringLiteral("http://127.0.0.1:1"))};
    client::ApiClient open_{link_};
    client::TokenVault vault_{link_, QStringLiteral("test")};
    client::Session session_{open_, vault_};
    client::ApiClient api_{link_, session_};
    client::PeopleStore people_;
    client::TypingStore typing_;
    client::LocalStore store_;
    client::Outbox outbox_{api_, store_, clock_};
    client::DraftBook drafts_{store_, clock_};
    client::ConversationListModel model_{
        {store_, session_, people_, typing_, outbox_, drafts_, clock_}};
};

} // namespace letschat::test
