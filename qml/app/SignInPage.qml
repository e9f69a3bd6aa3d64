import LetsChat.SignIn

/// The page for signing in, as this window loads it.
SignInView {}
