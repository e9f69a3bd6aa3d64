import LetsChat.Groups
import LetsChat.Client as Client

/// The details of the open conversation, as this window loads them.
DetailsView {
    required property Client.Application application

    details: application.details
    onMessageWanted: userId => {
        close();
        application.conversations.openDirect(userId);
    }
}
