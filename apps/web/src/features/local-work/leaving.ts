let leaving = false;

/** Set when a person has decided what becomes of unsent work: the browser need not ask a second time. */
export function leave(address: string): void {
  leaving = true;
  location.assign(address);
}

export function isLeaving(): boolean {
  return leaving;
}
