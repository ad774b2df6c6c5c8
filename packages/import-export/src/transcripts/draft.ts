import type { RangeKind, Span, TextRange } from "@concord/domain";
import { LIMITS } from "./limits.ts";
import { endReading } from "./refusals.ts";

/** A speaker's label that the format itself declares, so that nobody need guess; with the time that stands before it. */
export type DeclaredLabel = Span & { readonly name: Span };

/** Text in the making, with ranges beside it; positions are UTF-16 code units of the text as decoded. */
export class Draft {
  #pieces: string[] = [];
  #length = 0;
  readonly ranges: TextRange[] = [];
  readonly labels: DeclaredLabel[] = [];
  /** Where paragraphs begin, when the format says so; else they are found from the lines. */
  readonly paragraphs: number[] = [];

  get length(): number {
    return this.#length;
  }

  get text(): string {
    if (this.#pieces.length > 1) this.#pieces = [this.#pieces.join("")];
    return this.#pieces[0] ?? "";
  }

  write(text: string): void {
    if (text === "") return;
    this.#length += text.length;
    if (this.#length > LIMITS.textLength)
      endReading({ code: "too_large", what: "text", limit: LIMITS.textLength, size: this.#length });
    this.#pieces.push(text);
  }

  /** Marks what was written since `start`. */
  mark(kind: RangeKind, start: number, end = this.#length): void {
    if (start < end) this.ranges.push({ kind, start, end });
  }

  append(other: Draft): void {
    const by = this.#length;
    this.write(other.text);
    for (const { kind, start, end } of other.ranges) this.ranges.push({ kind, start: start + by, end: end + by });
    for (const start of other.paragraphs) this.paragraphs.push(start + by);
  }
}
