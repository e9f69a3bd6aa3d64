# letschatd goes, and no other version comes.
if [ "$1" -eq 0 ] && [ -d /run/systemd/system ]; then
    systemctl --no-reload disable --now letschatd.service || :
fi
