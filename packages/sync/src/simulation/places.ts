/** The rooms of a run and who may do what in them: blind layers, a layer of an open round, and a shared draft. */
export const CODERS = ["alice", "bob", "carol"] as const;
export const HOSTILE = "mallory";

export const ROOMS = ["layer/alice", "layer/bob", "layer/carol", "codebook"] as const;

export function accessOf(coder: string, room: string): "write" | "read" | undefined {
  if (room === "codebook" || room === `layer/${coder}`) return "write";
  return room === "layer/bob" ? "read" : undefined;
}
