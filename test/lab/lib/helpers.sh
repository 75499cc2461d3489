# What faults and healthy hosts may use. README.md lists these functions.
LOG=/var/log/mail.log

# outside CMD...: runs CMD in the network of the others; connections to the host come from 198.51.100.77 or 2001:db8:77::77.
outside() { nsenter --net=$LAB/internet.net -- "$@"; }

# wait_until SECONDS CMD...: 0 as soon as CMD succeeds, 1 when it didn't in time.
wait_until() {
  local end=$((${EPOCHREALTIME/./} + $1 * 1000000)); shift
  until "$@" > /dev/null 2>&1; do
    [ ${EPOCHREALTIME/./} -lt $end ] || return 1
    sleep 0.05
  done
}

# fails CMD...: 0 when CMD fails. Bash's own `!` is ignored by `set -e`.
fails() { ! "$@"; }

start_syslog() { rm -f /run/rsyslogd.pid; rsyslogd && wait_until 5 test -S /dev/log; }
stop_syslog() { end_process "$(cat /run/rsyslogd.pid)"; rm -f /dev/log; }
# start_journal: systemd's journal takes /dev/log, without systemd itself. It looks for its control group.
start_journal() {
  mountpoint -q /sys/fs/cgroup || mount -t cgroup2 cgroup2 /sys/fs/cgroup
  test -s /etc/machine-id || systemd-machine-id-setup
  mkdir -p /run/systemd/journal
  /lib/systemd/systemd-journald > /dev/null 2>&1 &
  ln -sf /run/systemd/journal/dev-log /dev/log
  wait_until 5 test -S /dev/log
}
start_resolver() { dnsmasq -C /etc/dnsmasq.conf; }
stop_resolver() { end_process "$(cat /run/dnsmasq.pid)"; }
end_process() { kill "${2:--TERM}" "$1" && wait_until 5 is_gone "$1"; }
is_gone() { ! kill -0 "$1"; }

master_pid() { tr -d ' \n' < "${1:-/var/spool/postfix}/pid/master.pid"; }
# As Debian's start scripts do: refresh the chroot jail, then start. The status is that of `postfix start`.
start_postfix() { /usr/lib/postfix/configure-instance.sh - > /dev/null 2>&1; timeout 20 postfix start < /dev/null; }
stop_postfix() { timeout 20 postfix stop < /dev/null; }
restart_postfix() { stop_postfix; start_postfix; }

# send RCPT [SENDER] [SUBJECT]: hands a mail to sendmail(1); 0 means only that Postfix has it.
send() { printf 'Subject: %s\n\nhello\n' "${3:-lab}" | timeout 20 sendmail -f "${2:-bob@example.test}" "$1"; }
# wait_log REGEX [SECONDS] [FILE]: waits for a line in the mail log.
wait_log() { wait_until "${2:-10}" grep -Eqa "$1" "${3:-$LOG}"; }
# log_line TAG TEXT: one line in the mail log through the logger, e.g. log_line 'postfix/smtpd[99]' 'connect from …'
log_line() { local tag=${1%%[*} pid=${1#*[}; logger -p mail.info -t "$tag" --id="${pid%]}" -- "$2"; }

# put_line FILE TEXT: appends a line. set_parameter 'NAME = VALUE': as postconf -e. drop_lines FILE REGEX: deletes matching lines.
put_line() { printf '%s\n' "$2" >> "$1"; }
set_parameter() { postconf -e "$1"; }
drop_lines() { sed -i -E "/$2/d" "$1"; }

# settle [DIRECTORY]: the configuration was changed a minute ago, so Postfix doesn't wait for its writer to end.
settle() { touch -d '1 minute ago' "${1:-/etc/postfix}"/{main,master}.cf; }

# dial ADDRESS PORT [LINE...]: greets and says each LINE, printing what the server says, then hangs up with QUIT.
# 0: a greeting came; 1: refused or unreachable; 3: closed without a word; 124: silent for $DIAL_SECONDS (5).
dial() { timeout "${DIAL_SECONDS:-5}" bash "$LAB_HOME/lib/dial.sh" "$@"; }
dial_from_outside() { outside timeout "${DIAL_SECONDS:-5}" bash "$LAB_HOME/lib/dial.sh" "$@"; }

# listen_as PROGRAM ADDRESS PORT [GREETING [ARGUMENTS]]: another program holds the port; its pid goes to stdout.
listen_as() { bash "$LAB_HOME/lib/listen-as.sh" "$@"; }
