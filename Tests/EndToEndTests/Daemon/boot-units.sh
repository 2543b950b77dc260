#!/bin/bash
# Boots systemd in a container of its own with redactd's units installed, and runs check-units.sh in it.
#
# usage: boot-units.sh ROOT     ROOT is a folder that does not exist yet
# REDACT_BIN_DIR holds the programs, REDACT_PROJECT is the project's folder.
# Needs root, systemd-nspawn and overlayfs.
set -eu
root=$1
tree=$root.usr
here=$(dirname "$(readlink -f "$0")")
mkdir -p "$root"/{etc/systemd/system,var,run,tmp,root,proc,sys,dev,usr}
mkdir -p "$tree"/{bin,lib/systemd/{system,user},lib/sysusers.d}

# What installation puts in place, laid over this machine's /usr.
install -m 755 "$REDACT_BIN_DIR/redactd" "$REDACT_BIN_DIR/redact" "$tree/bin/"
install -m 644 "$REDACT_PROJECT"/systemd/system/* "$tree/lib/systemd/system/"
install -m 644 "$REDACT_PROJECT"/systemd/user/* "$tree/lib/systemd/user/"
install -m 644 "$REDACT_PROJECT/systemd/redactd.sysusers" "$tree/lib/sysusers.d/redactd.conf"
install -D -m 644 "$REDACT_PROJECT/systemd/redactd.toml" "$root/etc/redact/redactd.toml"
for link in bin sbin lib lib64; do [ -e /$link ] && ln -s "usr/$link" "$root/$link"; done
install -m 755 "$here/check-units.sh" "$root/check-units.sh"
cp /etc/ld.so.cache "$root/etc/"
printf '%s\n' root:x:0:0:root:/root:/bin/bash ann:x:1000:1000::/tmp:/bin/bash \
    nobody:x:65534:65534::/:/bin/false >"$root/etc/passwd"
printf 'root:x:0:\nann:x:1000:\nnogroup:x:65534:\n' >"$root/etc/group"
printf 'passwd: files systemd\ngroup: files systemd\n' >"$root/etc/nsswitch.conf"
printf 'ID=test\nNAME=test\nVERSION_ID=1\n' >"$root/etc/os-release"
# A machine that was started before: no presets are applied.
printf '%s\n' 0123456789abcdef0123456789abcdef >"$root/etc/machine-id"

cat >"$root/etc/systemd/system/check.service" <<UNIT
[Unit]
DefaultDependencies=no
After=sysinit.target sockets.target
Wants=sysinit.target sockets.target
SuccessAction=exit
FailureAction=exit-force

[Service]
Type=oneshot
TimeoutStartSec=120
ExecStart=/check-units.sh
StandardOutput=file:/check.log
StandardError=inherit
UNIT
printf '[Unit]\nRequires=check.service\nAfter=check.service\n' >"$root/etc/systemd/system/default.target"
# Units that a container of this kind has no use for.
for unit in systemd-journald.service systemd-journald.socket systemd-journald-dev-log.socket \
    systemd-journald-audit.socket systemd-udevd.service systemd-logind.service systemd-resolved.service \
    systemd-timesyncd.service systemd-networkd.service systemd-firstboot.service systemd-update-done.service \
    systemd-journal-flush.service systemd-journal-catalog-update.service ldconfig.service; do
    ln -s /dev/null "$root/etc/systemd/system/$unit"
done

# Programs that are not installed in /usr (a toolchain's libraries) stay where they are.
binds=()
for library in $(ldd "$REDACT_BIN_DIR/redactd" | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p'); do
    case $library in /usr/* | /lib/*) ;; *) binds+=("--bind-ro=$(dirname "$library")") ;; esac
done

status=0
SYSTEMD_NSPAWN_UNIFIED_HIERARCHY=1 timeout 180 systemd-nspawn --quiet --directory="$root" --boot \
    --overlay-ro="/usr:$tree:/usr" "${binds[@]}" --register=no --keep-unit --private-network \
    --console=pipe --machine="redactd-$$" --link-journal=no \
    systemd.log_level=warning systemd.show_status=no </dev/null >"$root.console" 2>&1 || status=$?
if [ -e "$root/check.log" ]; then cat "$root/check.log"; fi
if [ "$status" != 0 ]; then
    echo "systemd-nspawn ended with $status" >&2
    tail -50 "$root.console" >&2
fi
exit "$status"
