import type { CodeId, Coding, UserId } from "@concord/domain";

export type ComparedCoding = Pick<Coding, "id" | "start" | "end" | "code" | "confidence">;

/** One coder's submitted layer of the text that is compared. Coding ids are unique over both layers. */
export type ComparedLayer = {
  readonly coder: UserId;
  /** Codes the coder looked for: those of the layer's codebook version and the coder's own. */
  readonly codes: ReadonlySet<CodeId>;
  readonly codings: readonly ComparedCoding[];
};
