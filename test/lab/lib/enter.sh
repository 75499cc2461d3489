# Runs the caller's command inside the booted host, with the helper functions for every bash below it.
. "$LAB_HOME/lib/helpers.sh"
mapfile -t functions < <(compgen -A function)
export -f "${functions[@]}"
export LAB LAB_HOME REPOSITORY OUT LOG
unset functions
exec "$@"
