/** What happened in a run, as one number; as lines too when somebody wants to read them. */
export class Trace {
  readonly lines: string[] | undefined;
  #hash = 0x811c9dc5;

  constructor(readable: boolean) {
    this.lines = readable ? [] : undefined;
  }

  add(at: number, what: string): void {
    let hash = this.#hash ^ at;
    for (let place = 0; place < what.length; place++) hash = Math.imul(hash ^ what.charCodeAt(place), 0x01000193);
    this.#hash = hash;
    this.lines?.push(`${at} ${what}`);
  }

  get hash(): string {
    return (this.#hash >>> 0).toString(16).padStart(8, "0");
  }
}
