# The host's own view of the file system: sourced by host.sh in its second stage.
OVERLAID='etc var usr root home opt srv tmp'

private_mounts() {
  mount --make-rprivate /
  REPOSITORY=$(readlink -f "$LAB_HOME/../..")
  export REPOSITORY
  mkdir -p $LAB/repository
  mount --rbind "$REPOSITORY" $LAB/repository
  local directory
  for directory in $OVERLAID; do
    mkdir -p $LAB/$directory.upper $LAB/$directory.work
    chmod --reference=/$directory $LAB/$directory.upper
    mount -t overlay overlay -o "lowerdir=/$directory,upperdir=$LAB/$directory.upper,workdir=$LAB/$directory.work" /$directory
  done
  # A repository on a file system of its own below one of these would be hidden now.
  [ -e "$REPOSITORY/package.json" ] || { mkdir -p "$REPOSITORY"; mount --rbind $LAB/repository "$REPOSITORY"; }
  mount -t tmpfs -o mode=755 tmpfs /run
  mkdir -p /run/lock /run/sendsigs.omit.d
  private_sys
  private_dev
  export OUT=$LAB/out
}

# The devices of this network. What the machine has mounted below /sys would be listed but not seen.
private_sys() {
  mkdir -p $LAB/sys
  mount -t sysfs sysfs $LAB/sys 2> /dev/null || return 0
  umount --recursive --lazy /sys
  mount --move $LAB/sys /sys
}

# /dev/log must be ours, so /dev is, with the few nodes that daemons need.
private_dev() {
  local dev=$LAB/dev node
  mkdir -p $dev
  mount -t tmpfs -o mode=755 tmpfs $dev
  for node in null zero full random urandom tty; do touch $dev/$node; mount --bind /dev/$node $dev/$node; done
  mkdir -p $dev/pts $dev/shm
  mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts $dev/pts
  mount -t tmpfs -o mode=1777 tmpfs $dev/shm
  ln -s pts/ptmx $dev/ptmx
  ln -s /proc/self/fd $dev/fd
  ln -s /proc/self/fd/0 $dev/stdin
  ln -s /proc/self/fd/1 $dev/stdout
  ln -s /proc/self/fd/2 $dev/stderr
  mount --rbind $dev /dev
}
