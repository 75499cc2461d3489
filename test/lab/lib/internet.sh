# The rest of the world, as seen from the host: sourced by host.sh in its first stage.

# Router 192.0.2.1, remote.test at 198.51.100.25, other.test at 203.0.113.25, six.test over IPv6 only; an outsider is 198.51.100.77.
make_internet() {
  mount --make-rprivate /
  mount -t tmpfs -o mode=755 tmpfs /mnt
  mkdir -p $LAB/out
  mount --bind "$OUT" $LAB/out
  touch $LAB/internet.net
  mount --bind /proc/self/ns/net $LAB/internet.net
  ip link set lo up
  echo 0 > /proc/sys/net/ipv6/conf/all/disable_ipv6 || true
  local address
  for address in 198.51.100.25/32 203.0.113.25/32 198.51.100.77/32; do ip address add $address dev lo; done
  for address in 2001:db8:25::25/128 2001:db8:77::77/128; do ip -6 address add $address dev lo nodad; done
  for address in 198.51.100.25 203.0.113.25 '[2001:db8:25::25]'; do remote_mail_server "$address" & done
}

# A mail server that takes every message.
remote_mail_server() { exec smtp-sink -u nobody "$1:25" 1000 > /dev/null 2>&1; }
