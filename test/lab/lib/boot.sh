# Network, name server, logger and a healthy Postfix: sourced by host.sh in its second stage, after private_mounts.
. "$LAB_HOME/lib/helpers.sh"

boot() {
  host_network
  host_names
  host_users
  # The kernel's messages are the machine's: reading them here would take them away from it.
  sed -i '/imklog/d' /etc/rsyslog.conf
  healthy_postfix
  start_syslog
  start_postfix || return 1
  send alice@example.test
  send someone@remote.test
  wait_log 'to=<alice@example.test>.*status=sent' && wait_log 'to=<someone@remote.test>.*status=sent'
}

host_network() {
  hostname mail.example.test
  echo 0 > /proc/sys/net/ipv6/conf/all/disable_ipv6 || true
  ip link set lo up
  ip link add eth0 type veth peer name lan netns $LAB/internet.net
  ip link set eth0 up
  ip address add 192.0.2.10/24 dev eth0
  ip -6 address add 2001:db8::10/64 dev eth0 nodad
  outside sh -c 'ip link set lan up
    ip address add 192.0.2.1/24 dev lan; ip -6 address add 2001:db8::1/64 dev lan nodad
    ip route replace 192.0.2.10/32 dev lan src 198.51.100.77
    ip -6 route replace 2001:db8::10/128 dev lan src 2001:db8:77::77'
  ip route add default via 192.0.2.1
  ip -6 route add default via 2001:db8::1
}

host_names() {
  printf '127.0.0.1 localhost\n::1 localhost ip6-localhost ip6-loopback\n192.0.2.10 mail.example.test mail\n' > /etc/hosts
  echo mail.example.test > /etc/hostname
  echo example.test > /etc/mailname
  # Copied, not linked: the machine's own may be a link into /run.
  rm -f /etc/resolv.conf
  printf 'nameserver 127.0.0.1\noptions timeout:1 attempts:1\n' > /etc/resolv.conf
  install -m 644 "$LAB_HOME/files/dnsmasq.conf" /etc/dnsmasq.conf
  start_resolver
}

host_users() {
  local user
  for user in alice bob; do getent passwd $user > /dev/null || useradd -m -s /bin/bash $user; done
}

# Debian's "Internet Site", whatever the machine's own package was told, with nothing left of its mail and log.
healthy_postfix() {
  install -m 644 "$LAB_HOME/files/main.cf" /etc/postfix/main.cf
  sed -i "s/^compatibility_level .*/$(grep ^compatibility_level /usr/share/postfix/main.cf.debian)/" /etc/postfix/main.cf
  install -m 644 /usr/share/postfix/master.cf.dist /etc/postfix/master.cf
  # Postfix waits seconds for a main.cf that is younger than that: somebody may be writing it.
  touch -d '1 hour ago' /etc/postfix/main.cf /etc/postfix/master.cf
  local queue
  for queue in active incoming deferred maildrop hold corrupt bounce defer saved flush trace; do
    find /var/spool/postfix/$queue -mindepth 1 -delete 2> /dev/null || true
  done
  rm -rf /var/mail/* /var/lib/postfix/* /var/log/mail* /var/log/syslog*
  install -m 640 -g adm /dev/null /var/log/mail.log
  [ -e /etc/ssl/certs/ssl-cert-snakeoil.pem ] || snakeoil
  printf 'postmaster: root\nroot: alice\n' > /etc/aliases
  newaliases
}

# What the package ssl-cert makes when it is installed.
snakeoil() {
  mkdir -p /etc/ssl/certs /etc/ssl/private
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 3650 -subj /CN=mail.example.test \
    -keyout /etc/ssl/private/ssl-cert-snakeoil.key -out /etc/ssl/certs/ssl-cert-snakeoil.pem 2> /dev/null
}
