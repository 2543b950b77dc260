#!/bin/bash
# Runs inside the container of boot-units.sh: drives redactd's units and says each step that held.
set -eu
fail() {
    echo "FAILED: $*"
    systemctl status --no-pager redactd.service redactd.socket || echo "status: $?"
    exit 1
}
redact() { /usr/bin/redact --socket "$1"; }
expect() { # SOCKET ANSWER WHAT: the daemon behind the socket gives this answer to a mail address
    local answer
    answer=$(echo 'to jane.roe@acme-corp.com' | redact "/run/redactd/$1")
    [ "$answer" = "$2" ] || fail "$3: $answer"
}
property() { systemctl show --property="$1" --value redactd.service; }
await() { # PROPERTY VALUE: the manager reports it when it is so; the unit's timeout is the limit
    until [ "$(property "$1")" = "$2" ]; do sleep 0.1; done
}

systemd-sysusers
getent group redact >/dev/null || fail "sysusers made no group"
systemctl start redactd.socket
[ "$(systemctl is-active redactd-http.socket)" = active ] || fail "the HTTP socket is not active"
[ "$(stat -c '%a %G' /run/redactd/stream.sock)" = "660 redact" ] || fail "mode of the stream socket"
[ "$(stat -c '%a %G' /run/redactd/http.sock)" = "660 redact" ] || fail "mode of the HTTP socket"
[ "$(property ActiveState)" = inactive ] || fail "active before the first connection"

answer=$(echo 'to jane.roe@acme-corp.com' | redact /run/redactd/stream.sock)
[ "$answer" = 'to [EMAIL_1]' ] || fail "answered: $answer"
[ "$(property ActiveState)" = active ] || fail "not active after a connection"
pid=$(property MainPID)
[ "$(stat -c %u /proc/$pid)" -ge 61184 ] || fail "runs as $(stat -c %u /proc/$pid), no dynamic user"
curl() { command curl -sS --max-time 20 --unix-socket /run/redactd/http.sock "http://localhost$1"; }
curl /v1/health | grep -q '"status": "ok"' || fail "health"
case $(property StatusText) in serving*) ;; *) fail "status: $(property StatusText)" ;; esac
echo "step: activated"

mkdir -p /etc/redact
echo 'operator = "label"' >/etc/redact/policy.toml
systemctl reload redactd.service
# The manager does not wait for the end of a reload that it was told of too late.
until curl /metrics | grep -q '^redactd_reloads_total{result="success"} 1'; do sleep 0.1; done
expect http.sock 'to [EMAIL]' "not reloaded"
[ "$(property MainPID)" = "$pid" ] || fail "restarted instead of reloaded"
echo "step: reloaded"

echo 'operator = "shred"' >/etc/redact/policy.toml
# Whether systemctl calls a refused reload a failure depends on its version; the metric below is what counts.
if systemctl reload redactd.service; then echo "reload: told as done"; else echo "reload: told as failed"; fi
until curl /metrics | grep -q '^redactd_reload_failed 1'; do sleep 0.1; done
expect http.sock 'to [EMAIL]' "bad policy in force"
case $(property StatusText) in *refused*) ;; *) fail "status: $(property StatusText)" ;; esac
rm /etc/redact/policy.toml
systemctl reload redactd.service
echo "step: refused"

# A process that does not turn is noticed, ended and started again.
mkdir -p /run/systemd/system/redactd.service.d
printf '[Service]\nWatchdogSec=1\n' >/run/systemd/system/redactd.service.d/watchdog.conf
systemctl daemon-reload
systemctl restart redactd.service
pid=$(property MainPID)
kill -STOP "$pid"
until [ "$(property NRestarts)" -ge 1 ]; do sleep 0.1; done
await ActiveState active
[ "$(property MainPID)" != "$pid" ] || fail "the watchdog did nothing"
echo "step: watchdog"

kill -KILL "$(property MainPID)"
expect stream.sock 'to [EMAIL_1]' "after kill -9"
echo "step: restarted"

systemctl stop redactd.service
[ "$(property Result)" = success ] || fail "stopped with $(property Result)"
expect stream.sock 'to [EMAIL_1]' "not activated again"
systemctl stop redactd.socket redactd.service
[ ! -e /run/redactd/stream.sock ] || fail "the socket is still there"
echo "step: stopped"

# The user's pair, under a manager of a user. There is no logind here that would start one.
mkdir -p /run/user/1000
chown 1000:1000 /run/user/1000
export XDG_RUNTIME_DIR=/run/user/1000
systemd-run --quiet --unit=ann --uid=1000 --gid=1000 --property=Delegate=yes --property=Type=notify \
    --setenv=XDG_RUNTIME_DIR=/run/user/1000 --setenv=HOME=/tmp /usr/lib/systemd/systemd --user \
    || fail "no manager of a user"
as() { setpriv --reuid=1000 --regid=1000 --clear-groups "$@"; }
as systemctl --user start redactd.socket || fail "the user's socket does not start"
answer=$(echo 'to jane.roe@acme-corp.com' | as /usr/bin/redact --socket /run/user/1000/redactd/stream.sock)
[ "$answer" = 'to [EMAIL_1]' ] || fail "the user's daemon answered: $answer"
as systemctl --user reload redactd.service || fail "the user's daemon does not reload"
as systemctl --user stop redactd.socket redactd.service || fail "the user's daemon does not stop"
echo "step: user"
echo "step: done"
