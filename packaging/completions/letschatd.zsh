#compdef letschatd
# Completion of letschatd for zsh. tests/packaging holds its words against the program.

local -a commands accounts settings own
local context state state_descr line
typeset -A opt_args

commands=(
    'serve:run the server; the same as no command'
    'check-config:say whether the settings are good; start nothing'
    'migrate:bring the schema up to date, or list its parts'
    'doctor:look at all that the server needs'
    'backup:write all that a server is into one file'
    'restore:bring it back, in the place of nobody'
    'user:accounts'
    'version:print the version'
)
accounts=(
    'create:make an account'
    'list:list the accounts'
    'disable:end its sessions; nobody can sign in'
    'enable:undo that'
    'reset-password:set a new one, end its sessions'
    'delete:delete the account for good'
)
settings=(
    '--config[the configuration file, in TOML]:file:_files'
    '--listen[address and port of REST and socket; port 0 takes a free one]:value: '
    '--admin-listen[address and port of /metrics, /healthz and /readyz, or off]:value: '
    '--data-dir[private PostgreSQL cluster, signing key, uploads]:directory:_directories'
    '--private-postgres-user[whom the private PostgreSQL runs as, under root]:value: '
    '--database-url[postgresql\://… in libpq'\''s form; without it, a private cluster]:value: '
    '--redis-url[redis\://… or rediss\://…, which several nodes share; without it, one process]:value: '
    '--jwt-secret-file[one kid\:base64 a line; the first signs, all verify]:file:_files'
    '--registration[open or closed]:value:(open closed)'
    '--io-threads[threads for sockets and HTTP; by cores]:value: '
    '--database-threads[connections for reading; by cores]:value: '
    '--hashing-threads[password hashes at a time; by cores]:value: '
    '--argon2-passes[passes of argon2id]:value: '
    '--argon2-memory-mib[memory of argon2id, in MiB]:value: '
    '--rate-limits[on, or off for load tests\: nothing is refused for being much]:value:(on off)'
    '--limit-failed-logins[a minute and address; 0 for no limit, as with all]:value: '
    '--limit-registrations[accounts made, a minute and address]:value: '
    '--limit-requests[requests of any kind, a minute and address]:value: '
    '--limit-refreshes[fresh tokens, a minute and session]:value: '
    '--limit-messages[messages sent, a minute and session]:value: '
    '--limit-calls[calls of any kind, a minute and session]:value: '
    '--limit-socket-frames[frames that a live socket may send in 10 s]:value: '
    '--connections-per-address[open connections from one address]:value: '
    '--lockout-failures[wrong passwords for one username and address that lock it]:value: '
    '--lockout-window[minutes within which they count]:value: '
    '--lockout-duration[minutes for which they lock]:value: '
    '--trusted-proxies[addresses or subnets, by commas, whose X-Forwarded-For counts]:value: '
    '--tls-certificate[PEM file of the certificate and its chain, to serve TLS]:file:_files'
    '--tls-key[PEM file of its key]:file:_files'
    '--log-format[text or json]:value:(text json)'
    '--log-level[debug, info, warning or error]:value:(debug info warning error)'
    '(-h --help)'{-h,--help}'[print every command and setting]'
    '--version[print the version]'
)
case ${words[(r)migrate|doctor|restore|user]} in
migrate) own=('--status[list the parts of the schema]') ;;
doctor) own=('--url[where clients reach the server]:URL:_urls') ;;
restore) own=('--force[replace the accounts that are there]') ;;
user) own=('--display-name[the name that others see]:name: ') ;;
esac

_arguments -C $settings $own '1:command:->command' '*::operand:->operand'
case $state in
command) _describe command commands ;;
operand)
    case ${line[1]} in
    backup | restore) _files ;;
    user) ((CURRENT == 1)) && _describe command accounts ;;
    esac
    ;;
esac
