import type { RangeKind } from "@concord/domain";

/** A run of `*`, `_` or `~` that may open or close emphasis; `left` of its characters are not used yet. */
export type Run = {
  readonly piece: number;
  readonly mark: string;
  readonly length: number;
  left: number;
  readonly opens: boolean;
  readonly closes: boolean;
};
/** Emphasis from after one piece to before another. */
export type Emphasis = { readonly kind: RangeKind | "strike"; readonly after: number; readonly before: number };

const SPACE = /^[\s]$/u;
const PUNCTUATION = /^[\p{P}\p{S}]$/u;

/** Whether a run between two characters can open or close emphasis (CommonMark, section 6.2). */
export function flanking(mark: string, before: string, after: string): Pick<Run, "opens" | "closes"> {
  const [spaceBefore, spaceAfter] = [before === "" || SPACE.test(before), after === "" || SPACE.test(after)];
  const [pointBefore, pointAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)];
  const left = !spaceAfter && (!pointAfter || spaceBefore || pointBefore);
  const right = !spaceBefore && (!pointBefore || spaceAfter || pointAfter);
  if (mark !== "_") return { opens: left, closes: right };
  return { opens: left && (!right || pointBefore), closes: right && (!left || pointAfter) };
}

/**
 * Pairs runs into emphasis. Uses up the runs' characters: what is `left` of a run afterwards is text.
 * Linear: where no opener was found for a kind of closer, nobody looks again (CommonMark, appendix, `openers_bottom`).
 */
export function pairEmphasis(runs: readonly Run[]): Emphasis[] {
  const found: Emphasis[] = [];
  const openers: Run[] = [];
  const bottoms = new Map<string, number>();
  for (const closer of runs) {
    while (closer.closes && closer.left > 0) {
      const kind = `${closer.mark}${closer.opens}${closer.length % 3}`;
      const bottom = bottoms.get(kind) ?? 0;
      let at = openers.length - 1;
      while (at >= bottom && !fits(openers[at], closer)) at--;
      const opener = openers[at];
      if (at < bottom || !opener) {
        bottoms.set(kind, openers.length);
        break;
      }
      openers.length = at + 1;
      const used = closer.mark === "~" ? closer.left : opener.left > 1 && closer.left > 1 ? 2 : 1;
      found.push({
        kind: closer.mark === "~" ? "strike" : used === 2 ? "bold" : "italic",
        after: opener.piece,
        before: closer.piece,
      });
      opener.left -= used;
      closer.left -= used;
      if (opener.left === 0) openers.pop();
      for (const [each, depth] of bottoms) if (depth > openers.length) bottoms.set(each, openers.length);
    }
    if (closer.opens && closer.left > 0) openers.push(closer);
  }
  return found;
}

function fits(opener: Run | undefined, closer: Run): boolean {
  if (!opener || opener.mark !== closer.mark) return false;
  if (closer.mark === "~") return opener.left === closer.left;
  // A run that both opens and closes pairs only when the lengths do not add up to a multiple of three.
  const both = opener.closes || closer.opens;
  return !both || (opener.length + closer.length) % 3 !== 0 || (opener.length % 3 === 0 && closer.length % 3 === 0);
}
