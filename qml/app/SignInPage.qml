import LetsChat.Client as Client
import LetsChat.SignIn

/// The page for signing in, as this window loads it.
SignInView {
    id: page

    required property Client.Application application

    signIn: application.signIn
    notice: application.notice
    onNoticeRead: application.dismissNotice()
}
