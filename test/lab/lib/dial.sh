#!/bin/bash
# usage: dial.sh ADDRESS PORT [LINE...]: one SMTP conversation; prints what the server says. README.md tells the exit status.
exec 3<> "/dev/tcp/$1/$2" || exit 1
shift 2

# A reply ends with a line that has a blank after its code.
reply() {
  local line
  while IFS= read -r line <&3; do
    printf '%s\n' "${line%$'\r'}"
    [[ $line == [0-9][0-9][0-9]-* ]] || return 0
  done
  return 3
}

reply || exit 3
for line in "$@" QUIT; do
  printf '%s\r\n' "$line" >&3
  reply || break
done
exit 0
