# Another system's programs and configuration in place of this machine's: sourced by host.sh in its first stage.

# /bin, /lib and /sbin are links into /usr, on this machine as in every Debian since 12.
other_root() {
  mount --make-rprivate /
  local directory
  for directory in usr etc var; do mount --bind "$LAB_ROOT/$directory" /$directory; done
  hash -r
}
