# letschatd is installed: its user, the modes of its settings, its service.
systemd-sysusers letschatd.conf || :
if [ "$1" -eq 1 ]; then
    chown root:letschatd /etc/letschat/letschatd.toml || :
    chmod 0640 /etc/letschat/letschatd.toml || :
    if [ -d /run/systemd/system ]; then
        systemctl daemon-reload || :
        systemctl preset letschatd.service || :
    fi
fi
