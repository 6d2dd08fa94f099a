# Runs a program and writes, as the last line of the errors, its time in seconds: by the clock, user, system.
#   bash child.sh OUTPUT PROGRAM [ARGUMENT…]     OUTPUT: where its output goes; "-" is standard output
output=$1
shift
TIMEFORMAT='%3R %3U %3S'
if [ "$output" = - ]; then
  time "$@"
else
  time "$@" > "$output"
fi
