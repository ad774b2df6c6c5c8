/** Stage of one document in one round. */
export const STAGES = ["prepare", "independent", "compare", "resolve", "signed_off"] as const;
export type Stage = (typeof STAGES)[number];

export const PURPOSES = ["training", "calibration", "main"] as const;
export type Purpose = (typeof PURPOSES)[number];

/** `blind`: nobody sees another coder's layer before release. `open`: the round's members read the layers live. */
export const VISIBILITIES = ["blind", "open"] as const;
export type Visibility = (typeof VISIBILITIES)[number];

/** A document is released when it has left *independent*: from then on its submitted layers may be compared. */
export function isReleased(stage: Stage): boolean {
  return stage === "compare" || stage === "resolve" || stage === "signed_off";
}

/** The stage after a submission: the document is released when every assigned coder has submitted. */
export function stageAfterSubmission(stage: Stage, assigned: number, submitted: number): Stage {
  return stage === "independent" && assigned > 0 && submitted >= assigned ? "compare" : stage;
}
