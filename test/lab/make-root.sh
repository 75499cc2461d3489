#!/bin/bash
# Makes DIR the root of another Debian, for the lab's --root. usage (as root): make-root.sh SUITE DIR
# Needs the packages debootstrap and debian-archive-keyring. Takes everything from the mirror of Debian that the apt of this machine uses;
# without one, from the mirror that debootstrap knows.
set -eu
suite=$1 directory=$2
packages='postfix postfix-lmdb rsyslog dnsmasq-base nftables iptables iproute2 openssl systemd perl procps libatomic1'
mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1)

debootstrap --variant=minbase "$suite" "$directory" ${mirror:+"$mirror"}
# debootstrap itself can't install what pre-depends on other packages, as systemd does. In a namespace of processes: nothing that a
# package starts lives on.
unshare --mount --pid --fork --kill-child chroot "$directory" sh -euc "
  mount -t proc proc /proc
  export DEBIAN_FRONTEND=noninteractive
  apt-get update
  apt-get install --yes --no-install-recommends $packages
  apt-get clean
  rm -rf /var/lib/apt/lists/*
  umount /proc"
