/**
 * The shell between node and postgres. It blocks on a pipe whose other end only node holds; when that end closes, which
 * it does however node dies, postgres is told to stop.
 *
 * Signals go to the process, never to the group: the shell is started detached, so a Ctrl+C meant for node reaches neither.
 */
export const WATCHDOG_NAME = "concord-database-watchdog";

/** A signal sent before postgres set up its handlers would be lost, so it is sent until there is nobody to send it to. */
const STOP = 'while kill -INT "$postgres" 2>/dev/null; do sleep 1; done';

/**
 * Starts the server, its words to descriptor 2, its lock on descriptor 3, and prints its pid. Arguments: the command.
 * Exits with the server's status. Descriptor 0 is the pipe from node.
 *
 * The server is a child of a subshell-free shell and is waited for, so its pid can not be given to another process
 * while the watcher may still signal it.
 */
export const SERVER_SCRIPT = `
exec 5<&0 </dev/null
"$@" 5<&- >&2 &
postgres=$!
exec 3>&-
(
  exec >&2
  read -r _ <&5
  ${STOP}
) &
watcher=$!
exec 5<&-
trap '' PIPE
echo "$postgres"
exec >&2
wait "$postgres"
status=$?
kill "$watcher" 2>/dev/null
exit "$status"
`;

/** Watches over a server that another node started. Argument: its pid. A line on the pipe dismisses it. */
export const ADOPTION_SCRIPT = `
postgres=$1
if read -r _; then exit 0; fi
${STOP}
`;
