# Completion of letschat for bash. tests/packaging holds its words against the program.
_letschat()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    COMPREPLY=()
    case $before in
    --data-dir)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        compopt -o filenames 2>/dev/null
        ;;
    --picture)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        ;;
    --server | --profile | --sign-in | --say | --expect) ;;
    *)
        mapfile -t COMPREPLY < <(compgen -W '--help --version --server --profile --data-dir
            --sign-in --say --expect --picture --exit-when-done' -- "$word")
        ;;
    esac
}
complete -F _letschat letschat
