import type { CodeId, CodingId, TextHash } from "./ids.ts";
import type { Span } from "./spans.ts";

/** Shown as `+` and `++`, never stored so: published tables use the same signs for trial arms. */
export type Confidence = "probable" | "certain";
/** What the participant tells of: what was done to them, what they got, what was meant, what they would have liked. */
export type Stance = "delivered" | "received" | "intended" | "wished";

/** One code on one span by one coder. */
export type Coding = Span & {
  readonly id: CodingId;
  readonly code: CodeId;
  readonly confidence: Confidence;
  /** Markdown; empty when there is none. */
  readonly memo: string;
  /** Words of the target behaviour this coding refers to; absent means the project's first. */
  readonly targetBehaviour?: string;
  readonly stance?: Stance;
  readonly arm?: string;
  readonly exemplar?: boolean;
  /** The coded words, kept so that damage to a position shows. */
  readonly quote: string;
  /** Up to 32 characters of text before and after the span. */
  readonly before: string;
  readonly after: string;
  readonly textHash: TextHash;
  /** The coder's own clock, ISO 8601 with Z. Never used for ordering between people. */
  readonly deviceTime: string;
};

const CONTEXT = 32;

/** The words of a span with their surroundings, as a coding stores them. */
export function quoteOf(text: string, span: Span): Pick<Coding, "quote" | "before" | "after"> {
  return {
    quote: text.slice(span.start, span.end),
    before: text.slice(Math.max(0, span.start - CONTEXT), span.start),
    after: text.slice(span.end, span.end + CONTEXT),
  };
}
