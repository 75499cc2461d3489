# The life of one tested host, inside: the symptom must be absent, the fault goes in, the symptom must be there, then check runs.
# usage: stages.sh fault|healthy [NODE PROGRAM]; texts come from $OUT/*.sh, results go to $OUT. Without PROGRAM check is left out.
kind=$1 node=${2:-} program=${3:-}

# Runs one text with the helper functions; its exit status lies in $OUT/NAME.rc afterwards.
stage() { # NAME SECONDS OPTIONS FILE
  local from=${EPOCHREALTIME/./} rc
  timeout --kill-after=2 "$2" bash $3 "$OUT/$4.sh" > "$OUT/$1.log" 2>&1 < /dev/null
  rc=$?
  echo $rc > "$OUT/$1.rc"
  echo $(((${EPOCHREALTIME/./} - from) / 1000)) > "$OUT/$1.ms"
  return $rc
}

cd /
[ "$kind" = healthy ] || stage before 2 -e symptom
stage inject 45 -u inject
stage symptom 30 -e symptom
seen=$?
if [ $seen = 0 ] && [ -n "$program" ]; then
  from=${EPOCHREALTIME/./}
  # The helper functions are no part of the diagnosed host.
  env -i PATH="$PATH" HOME=/root LANG=C.UTF-8 TERM=dumb \
    timeout --kill-after=2 60 "$node" "$program" check --json --record "$OUT/recording.jsonl" \
    > "$OUT/check.json" 2> "$OUT/check.err" < /dev/null
  echo $? > "$OUT/check.rc"
  echo $(((${EPOCHREALTIME/./} - from) / 1000)) > "$OUT/check.ms"
fi
tail -n 40 /var/log/mail.log > "$OUT/mail.log" 2>&1
exit 0
