import { createHash } from "node:crypto";
import type { Coding, LayerHash, OwnCode, TextHash } from "@concord/domain";

/**
 * SHA-256 over a layer as JSON Lines: a head with the text's hash and the codebook version, then the own codes, then
 * the codings, each sorted by id and with its keys in a fixed order. What was frozen can be checked against it.
 */
export function layerHash(layer: {
  readonly textHash: TextHash;
  readonly codebookVersion: number;
  readonly codings: readonly Coding[];
  readonly ownCodes: readonly OwnCode[];
}): LayerHash {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
  const lines = [
    ["layer", 1, layer.textHash, layer.codebookVersion],
    ...[...layer.ownCodes].sort(byId).map((code) => ["own_code", code.id, code.label]),
    ...[...layer.codings]
      .sort(byId)
      .map((coding) => [
        "coding",
        coding.id,
        coding.start,
        coding.end,
        coding.code,
        coding.confidence,
        coding.memo,
        coding.targetBehaviour ?? null,
        coding.stance ?? null,
        coding.arm ?? null,
        coding.exemplar ?? null,
        coding.quote,
        coding.deviceTime,
      ]),
  ];
  const text = lines.map((line) => `${JSON.stringify(line)}\n`).join("");
  return createHash("sha256").update(text, "utf8").digest("hex") as LayerHash;
}
