/**
 * Lets a few calls run at once; the others wait, in the order they came. A call whose caller has gone is not begun.
 *
 * @param most - how many run at the same time
 */
export function inTurn<Input, Output>(
  most: number,
  work: (input: Input, signal?: AbortSignal) => Promise<Output>,
): (input: Input, signal?: AbortSignal) => Promise<Output> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (input, signal) => {
    if (running >= most) await new Promise<void>((begin) => waiting.push(begin));
    else running++;
    try {
      signal?.throwIfAborted();
      return await work(input, signal);
    } finally {
      // The place is handed on rather than given back: nobody who comes now can take it from who waits.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}
