import { z } from "zod";

const id = z.string().min(1);
const orderSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("close_room"), room: id }),
  z.strictObject({ kind: z.literal("close_session"), sessionId: id }),
  z.strictObject({ kind: z.literal("close_user"), user: id, except: id.optional() }),
  z.strictObject({ kind: z.literal("close_member"), project: id, user: id }),
  z.strictObject({ kind: z.literal("forget_user"), user: id }),
  z.strictObject({ kind: z.literal("flush"), room: id }),
]);

/** What one process asks of all others: closing doors, forgetting what is known of a user, writing a room out. */
export type Order = z.infer<typeof orderSchema>;

/** @returns nothing for what no order of this version looks like */
export function readOrder(text: string): Order | undefined {
  try {
    return orderSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What carries out the orders of other processes in this one. */
export type OrderListener = {
  /** Does it at once, as far as closing and forgetting go; resolves when it is done. */
  carryOut(order: Order): Promise<void>;
  /** Orders may have been missed: everything let in is to be judged afresh. */
  missed(): void;
};

/** Gives orders to the other processes of an installation, and hears theirs. */
export type Orders = {
  /**
   * Resolves when every living process has done it. One that does not answer within seconds is logged and not waited
   * for: it judges everybody by itself as soon as it notices that it is cut off. Never rejects.
   */
  give(order: Order): Promise<void>;
  obey(listener: OrderListener): void;
  /** Whether the orders of others reach this process. Until they do, nothing may be kept that an order would change. */
  heard(): boolean;
};

/** For an installation of one process. */
export const nobodyElse: Orders = { give: async () => {}, obey: () => {}, heard: () => true };
