# Another version of letschatd came.
if [ -d /run/systemd/system ]; then
    systemctl daemon-reload || :
    if [ "$1" -ge 1 ]; then
        systemctl try-restart letschatd.service || :
    fi
fi
