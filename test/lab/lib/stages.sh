# The life of one tested host, inside: the symptom must be absent, the fault goes in, the symptom must be there, then check runs
# as root and as an ordinary user.
# usage: stages.sh fault|healthy [NODE PROGRAM]; texts come from $OUT/*.sh, results go to $OUT. Without PROGRAM check is left out.
kind=$1 node=${2:-} program=${3:-}
# Through this place an ordinary user can read them, wherever the repository lies.
node=${node/#$REPOSITORY/$LAB/repository} program=${program/#$REPOSITORY/$LAB/repository}

# Runs one text with the helper functions; its exit status lies in $OUT/NAME.rc afterwards.
stage() { # NAME SECONDS OPTIONS FILE
  local from=${EPOCHREALTIME/./} rc
  timeout --kill-after=2 "$2" bash $3 "$OUT/$4.sh" > "$OUT/$1.log" 2>&1 < /dev/null
  rc=$?
  echo $rc > "$OUT/$1.rc"
  echo $(((${EPOCHREALTIME/./} - from) / 1000)) > "$OUT/$1.ms"
  return $rc
}

# Runs the program as it is run on a real host: in a clean environment, without the helper functions.
check() { # NAME USER OPTIONS...
  local name=$1 user=$2 from=${EPOCHREALTIME/./}; shift 2
  env -i PATH="$PATH" HOME="$(getent passwd "$user" | cut -d: -f6)" LANG=C.UTF-8 TERM=dumb \
    setpriv --reuid="$user" --regid="$(id -g "$user")" --init-groups \
    timeout --kill-after=2 60 "$node" "$program" check --json "$@" > "$OUT/$name.json" 2> "$OUT/$name.err" < /dev/null
  echo $? > "$OUT/$name.rc"
  echo $(((${EPOCHREALTIME/./} - from) / 1000)) > "$OUT/$name.ms"
}

cd /
[ "$kind" = healthy ] || stage before 2 -e symptom
stage inject 45 -u inject
stage symptom 30 -e symptom
seen=$?
if [ $seen = 0 ] && [ -n "$program" ]; then
  check check root --record "$OUT/recording.jsonl"
  check user alice
fi
tail -n 40 /var/log/mail.log > "$OUT/mail.log" 2>&1
exit 0
