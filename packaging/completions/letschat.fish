# Completion of letschat for fish. tests/packaging holds its words against the program.
complete -c letschat -f
complete -c letschat -s h -l help -d 'show the options'
complete -c letschat -s v -l version -d 'show the version'
complete -c letschat -l server -x -d 'use the server at this URL'
complete -c letschat -l profile -x -d 'keep everything apart under this name'
complete -c letschat -l data-dir -x -a '(__fish_complete_directories)' -d 'keep everything in this directory'
complete -c letschat -l sign-in -x -d 'sign in, with the password from standard input'
complete -c letschat -l say -x -d 'type this text and send it'
complete -c letschat -l expect -x -d 'wait for a message with this text'
complete -c letschat -l picture -r -F -d 'save a picture of the window at the end'
complete -c letschat -l exit-when-done -d 'exit once everything was said and seen'
