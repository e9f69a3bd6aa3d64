# Completion of letschatd for bash. tests/packaging holds its words against the program.
_letschatd()
{
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} i command=
    local commands='serve check-config migrate doctor backup restore user version'
    local settings='--config --listen --admin-listen --data-dir --private-postgres-user
        --database-url --redis-url --jwt-secret-file --registration --io-threads
        --database-threads --hashing-threads --argon2-passes --argon2-memory-mib --rate-limits
        --limit-failed-logins --limit-registrations --limit-requests --limit-refreshes
        --limit-messages --limit-calls --limit-socket-frames --connections-per-address
        --lockout-failures --lockout-window --lockout-duration --trusted-proxies
        --tls-certificate --tls-key --log-format --log-level --help --version'
    local user='create list disable enable reset-password delete'
    for ((i = 1; i < COMP_CWORD; i++)); do
        if [[ " $commands " == *" ${COMP_WORDS[i]} "* ]]; then
            command=${COMP_WORDS[i]}
            break
        fi
    done
    COMPREPLY=()
    case $before in
    --config | --jwt-secret-file | --tls-certificate | --tls-key | backup | restore)
        mapfile -t COMPREPLY < <(compgen -f -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --data-dir)
        mapfile -t COMPREPLY < <(compgen -d -- "$word")
        compopt -o filenames 2>/dev/null
        return
        ;;
    --registration) settings='open closed' ;;
    --rate-limits) settings='on off' ;;
    --log-format) settings='text json' ;;
    --log-level) settings='debug info warning error' ;;
    user) settings=$user ;;
    *)
        case $command in
        '') settings="$commands $settings" ;;
        migrate) settings="--status $settings" ;;
        doctor) settings="--url $settings" ;;
        restore) settings="--force $settings" ;;
        user) settings="--display-name $settings" ;;
        esac
        ;;
    esac
    mapfile -t COMPREPLY < <(compgen -W "$settings" -- "$word")
}
complete -F _letschatd letschatd
