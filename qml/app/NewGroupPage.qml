import LetsChat.Groups
import LetsChat.Client as Client

/// The page for a new group, as this window loads it.
NewGroupView {
    required property Client.Application application

    newGroup: application.newGroup
}
