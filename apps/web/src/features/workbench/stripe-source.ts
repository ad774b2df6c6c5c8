import type { Coding } from "@concord/domain";
import { type Stripe, type StripeSource, shortQuote } from "#features/transcript/index.ts";
import { groupLook } from "#lib/palette/group-palette.ts";
import { CONFIDENCE_SIGNS, type CodeLookup, codeName } from "./code-names.ts";
import type { LayerStore } from "./layer-store.ts";

/** Says a coding in one sentence, from the message catalogue. */
export type CodingSentence = (facts: { code: string; sign: string; quote: string }) => string;

/** How a coding stands in the margin. */
export function stripeOf(coding: Coding, lookup: CodeLookup, sentence: CodingSentence): Stripe {
  const code = lookup(coding.code);
  const look = groupLook(code.group?.number);
  return {
    id: coding.id,
    start: coding.start,
    end: coding.end,
    group: code.group?.number ?? "•",
    colour: look.colour,
    texture: look.texture,
    tentative: coding.confidence === "probable",
    name: sentence({
      code: codeName(code),
      sign: CONFIDENCE_SIGNS[coding.confidence],
      quote: shortQuote(coding.quote),
    }),
  };
}

/**
 * The stripes of a layer.
 *
 * @param lookup - asked anew for each stripe, since own codes arrive while one codes
 */
export function stripeSource(store: LayerStore, lookup: () => CodeLookup, sentence: CodingSentence): StripeSource {
  const draw = (coding: Coding) => stripeOf(coding, lookup(), sentence);
  return {
    all: () => [...store.codings.values()].map(draw),
    subscribe: (listener) =>
      store.subscribe((changed) => {
        // Own codes changed: their names stand on codings that came before them.
        const concerned =
          changed.size > 0
            ? [...changed]
            : [...store.codings.values()].filter(({ code }) => code.startsWith("own/")).map(({ id }) => id);
        const put = concerned.flatMap((id) => store.codings.get(id) ?? []);
        listener({ put: put.map(draw), removed: concerned.filter((id) => !store.codings.has(id)) });
      }),
  };
}
