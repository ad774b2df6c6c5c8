import { useCallback, useState } from "react";

/** One polite message at a time, for those who do not see what happened. Repeating a message says it again. */
export function useAnnouncement(): readonly [message: string, announce: (message: string) => void] {
  const [message, setMessage] = useState("");
  const announce = useCallback(
    // A trailing no-break space makes the same words a new message.
    (next: string) => setMessage((before) => (before === next ? `${next}\u00a0` : next)),
    [],
  );
  return [message, announce];
}
