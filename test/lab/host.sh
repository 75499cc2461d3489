#!/bin/bash
# A private mail host on this machine: own mounts, processes, network, host name and logger; nothing of it outlives this command.
# usage: host.sh OUT COMMAND...   (as root; OUT is a directory of the caller, seen inside as $OUT; COMMAND runs inside, on a host that
# has just delivered one local and one remote mail). `host.sh /tmp/out bash` gives a shell there; with LAB_ROOT=DIR, that host's
# programs and configuration are those below DIR. See README.md.
set -eu
export LAB=/mnt/lab
LAB_HOME=$(dirname "$(readlink -f "$0")")
export LAB_HOME

case ${LAB_STAGE:-outside} in
  outside)
    out=$(readlink -f "$1"); shift
    # The command's own environment must not reach the host: only what follows does.
    exec setpriv --pdeathsig KILL env -i LAB_STAGE=internet LAB_ROOT="${LAB_ROOT:-/}" OUT="$out" TERM="${TERM:-dumb}" HOME=/root LANG=C.UTF-8 \
      PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin \
      unshare --mount --net --pid --fork --uts --ipc --mount-proc --kill-child=KILL bash "$LAB_HOME/host.sh" "$@"
    ;;
  internet)
    # This stage's network is everything that is not the host: the router, two remote mail servers and an outsider.
    . "$LAB_HOME/lib/root.sh"
    . "$LAB_HOME/lib/internet.sh"
    [ "$LAB_ROOT" = / ] || other_root
    make_internet
    LAB_STAGE=host exec unshare --mount --net --pid --fork --uts --ipc --mount-proc --kill-child=KILL bash "$LAB_HOME/host.sh" "$@"
    ;;
  host)
    . "$LAB_HOME/lib/mounts.sh"
    . "$LAB_HOME/lib/boot.sh"
    private_mounts
    boot || { echo "lab: the healthy host did not come up" >&2; tail -n 20 /var/log/mail.log >&2; exit 90; }
    unset LAB_STAGE LAB_ROOT
    set +e
    bash "$LAB_HOME/lib/enter.sh" "$@"
    exit $?
    ;;
esac
