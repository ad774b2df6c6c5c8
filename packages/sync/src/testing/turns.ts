/** Lets so many turns of the event loop pass: long enough for what is there to be read, whatever the clock says. */
export async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Looks again after every turn of the event loop: for what has no event of its own. */
export async function untilEvent(holds: () => boolean): Promise<void> {
  while (!holds()) await turns(1);
}
