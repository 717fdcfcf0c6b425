#!/bin/bash
# Records a program for vmascope: its system calls on memory and processes, and its memory maps.
#   ./vmrec.sh OUT command args...
# writes OUT.strace, OUT.PID.execN.maps (as the N-th execve of PID left it) and OUT.PID.exit.maps (at its exit_group).
# Needs strace. Load the files in the page, or: npm run -s replay -- OUT.strace --maps OUT
#
# strace holds the process for a moment after execve and before exit_group (DELAY, microseconds), and the loop below copies
# /proc/PID/maps meanwhile; on a busy machine give it more: DELAY=300000 ./vmrec.sh …
# strace delays nothing in its own first execve: hence the shell in front of the command.
out=$1; shift
cmd=$(command -v -- "$1") || { echo "no $1" >&2; exit 127; }
shift
strace -f -y -qq -e trace=%memory,%process -e signal=none \
  -e inject=execve,execveat:delay_exit="${DELAY:-60000}" -e inject=exit_group:delay_enter="${DELAY:-60000}" \
  -o "$out.strace" -- /bin/sh -c 'exec "$@"' sh "$cmd" "$@" &
tracer=$!

declare -A execs seen
children() {
  local child
  for child in $(cat "/proc/$1"/task/*/children 2>/dev/null); do echo "$child"; children "$child"; done
}
# A map without [stack] was read while the process was going on.
copy_map() {
  map=$(cat "/proc/$1/maps" 2>/dev/null)
  [[ $map == *'[stack]'* ]]
}

while kill -0 $tracer 2>/dev/null; do
  for pid in $(children $tracer); do
    { read -r call _ < "/proc/$pid/syscall" && state=$(sed 's/.*) \(.\).*/\1/' "/proc/$pid/stat"); } 2>/dev/null || continue
    [ "$state" = t ] || continue
    if [ "$call" = 231 ]; then # exit_group
      copy_map "$pid" && printf '%s\n' "$map" > "$out.$pid.exit.maps"
    elif [ "$call" = 59 ] || [ "$call" = 322 ]; then # execve, execveat
      # One that failed keeps the old image, where libc is mapped; a new image has only itself, ld.so, stack and vdso.
      copy_map "$pid" && [[ ${seen[$pid]} != "${map%%-*}" && $map != */libc* ]] || continue
      seen[$pid]=${map%%-*}
      printf '%s\n' "$map" > "$out.$pid.exec${execs[$pid]:-0}.maps"
      execs[$pid]=$((${execs[$pid]:-0} + 1))
    fi
  done
  sleep 0.004
done
wait $tracer
