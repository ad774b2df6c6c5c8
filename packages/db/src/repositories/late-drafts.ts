import type { DocumentId, LateDraft, LayerId, RoundId, UserId } from "@concord/domain";
import { and, asc, count, eq } from "drizzle-orm";
import type { Queryable, Transaction } from "../database.ts";
import { lateDrafts, layers, users } from "../tables/index.ts";

export type HandedIn = {
  readonly id: string;
  readonly coderId: UserId;
  readonly name: string;
  readonly handedInAt: Date;
  readonly content: LateDraft;
};

/** @returns whether it was new; a draft that is there already, whoever's, is left as it is */
export async function addLateDraft(
  tx: Transaction,
  draft: { readonly id: string; readonly layerId: LayerId; readonly at: Date; readonly content: LateDraft },
): Promise<boolean> {
  const { id, layerId, at, content } = draft;
  const added = await tx
    .insert(lateDrafts)
    .values({ id, layerId, handedInAt: at, content })
    .onConflictDoNothing()
    .returning({ id: lateDrafts.id });
  return added.length > 0;
}

/** When a draft was handed in, and for which layer. */
export async function lateDraft(db: Queryable, id: string) {
  const { layerId, handedInAt } = lateDrafts;
  return (await db.select({ layerId, handedInAt }).from(lateDrafts).where(eq(lateDrafts.id, id)))[0];
}

export async function countLateDrafts(db: Queryable, layer: LayerId): Promise<number> {
  return (await db.select({ drafts: count() }).from(lateDrafts).where(eq(lateDrafts.layerId, layer)))[0]?.drafts ?? 0;
}

/** How many drafts were handed in for each document of a round; documents without any are not listed. */
export async function lateDraftsOfRound(db: Queryable, round: RoundId) {
  return db
    .select({ documentId: layers.documentId, drafts: count() })
    .from(lateDrafts)
    .innerJoin(layers, eq(layers.id, lateDrafts.layerId))
    .where(eq(layers.roundId, round))
    .groupBy(layers.documentId);
}

/** The drafts of a document in a round, oldest first. */
export async function lateDraftsOfDocument(db: Queryable, round: RoundId, document: DocumentId): Promise<HandedIn[]> {
  return db
    .select({
      id: lateDrafts.id,
      coderId: layers.coderId,
      name: users.name,
      handedInAt: lateDrafts.handedInAt,
      content: lateDrafts.content,
    })
    .from(lateDrafts)
    .innerJoin(layers, eq(layers.id, lateDrafts.layerId))
    .innerJoin(users, eq(users.id, layers.coderId))
    .where(and(eq(layers.roundId, round), eq(layers.documentId, document)))
    .orderBy(asc(lateDrafts.handedInAt), asc(lateDrafts.id));
}
