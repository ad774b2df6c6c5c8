import type { Coding, LayerHash, LayerId, OwnCode, UserId } from "@concord/domain";
import { asc, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "../database.ts";
import { frozenCodings, frozenOwnCodes, layers } from "../tables/index.ts";

export type Submission = {
  readonly layerId: LayerId;
  readonly at: Date;
  readonly hash: LayerHash;
  readonly leftOutUnreadable: boolean;
  readonly codings: readonly Coding[];
  readonly ownCodes: readonly OwnCode[];
};

/** Freezes a layer: its rows, its hash, its time. The caller has locked the document and closed the room. */
export async function freezeLayer(tx: Transaction, submission: Submission): Promise<void> {
  const { layerId, at, hash, leftOutUnreadable, codings, ownCodes } = submission;
  // PostgreSQL takes at most 65,535 parameters a statement, sixteen a row here.
  for (let from = 0; from < codings.length; from += 3000)
    await tx.insert(frozenCodings).values(codings.slice(from, from + 3000).map((coding) => ({ ...coding, layerId })));
  if (ownCodes.length > 0)
    await tx.insert(frozenOwnCodes).values(ownCodes.map(({ id, label }) => ({ layerId, id, label })));
  await tx.update(layers).set({ submittedAt: at, hash, leftOutUnreadable }).where(eq(layers.id, layerId));
}

/** The frozen codings of a submitted layer, in document order. */
export async function frozenLayer(
  db: Queryable,
  layer: { id: LayerId; coderId: UserId },
): Promise<{ codings: Coding[]; ownCodes: OwnCode[] }> {
  const rows = await db
    .select()
    .from(frozenCodings)
    .where(eq(frozenCodings.layerId, layer.id))
    .orderBy(asc(frozenCodings.start), asc(frozenCodings.end), asc(frozenCodings.id));
  const own = await db
    .select()
    .from(frozenOwnCodes)
    .where(eq(frozenOwnCodes.layerId, layer.id))
    .orderBy(asc(frozenOwnCodes.id));
  return {
    codings: rows.map(({ layerId: _, targetBehaviour, stance, arm, exemplar, ...coding }) => ({
      ...coding,
      ...(targetBehaviour === null ? {} : { targetBehaviour }),
      ...(stance === null ? {} : { stance }),
      ...(arm === null ? {} : { arm }),
      ...(exemplar === null ? {} : { exemplar }),
    })),
    ownCodes: own.map(({ id, label }) => ({ id, label, createdBy: layer.coderId })),
  };
}
