#compdef letschat
# Completion of letschat for zsh. tests/packaging holds its words against the program.

_arguments \
    '(-h --help)'{-h,--help}'[show the options]' \
    '(-v --version)'{-v,--version}'[show the version]' \
    '--server[use the server at this URL]:value: ' \
    '--profile[keep everything apart under this name]:value: ' \
    '--data-dir[keep everything in this directory]:directory:_directories' \
    '--sign-in[sign in, with the password from standard input]:value: ' \
    '*--say[type this text and send it]:value: ' \
    '*--expect[wait for a message with this text]:value: ' \
    '--picture[save a picture of the window at the end]:file:_files' \
    '--exit-when-done[exit once everything was said and seen]' \
    '1:link: '
