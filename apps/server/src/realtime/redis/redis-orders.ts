import type { Schedule } from "@concord/sync/server";
import type { Log } from "../../deps.ts";
import { faultForLog } from "../../fault-for-log.ts";
import type { Order, OrderListener } from "../orders.ts";
import type { Said, StreamEntry } from "./stream-entry.ts";

/** How long a command waits for the other processes. */
const PATIENCE = 2_000; // ms

type Given = { readonly confirmed: Set<string>; waitsFor: readonly string[] | undefined; done: () => void };

export type RedisOrdersOptions = {
  readonly say: (said: Said) => { readonly number: number; readonly added: Promise<boolean> };
  /** The living processes but this one, asked now. */
  readonly others: () => Promise<readonly string[]>;
  readonly self: string;
  readonly heard: () => boolean;
  readonly schedule: Schedule;
  readonly log: Log;
};

/** Orders as entries of the stream, in one order with the updates; each process that has carried one out says so there. */
export class RedisOrders {
  listener: OrderListener | undefined;
  readonly #given = new Map<number, Given>();
  readonly #options: RedisOrdersOptions;

  constructor(options: RedisOrdersOptions) {
    this.#options = options;
  }

  async give(order: Order): Promise<void> {
    const { say, others, heard, schedule, log } = this.#options;
    if (!heard()) {
      // It is said when Redis is back. Until then every process judges everybody every few seconds.
      if (order.kind !== "flush") say({ kind: "order", order });
      log("order_not_told", { order: order.kind });
      return;
    }
    const { number, added } = say({ kind: "order", order });
    let given: Given | undefined;
    let cancel = () => {};
    const confirmed = new Promise<void>((done) => {
      given = { confirmed: new Set(), waitsFor: undefined, done };
      this.#given.set(number, given);
    });
    const patience = new Promise<"late">((resolve) => {
      cancel = schedule(() => resolve("late"), PATIENCE);
    });
    const asked = added
      .then((isAdded) => (isAdded ? others() : Promise.reject(new Error("Redis did not take the order"))))
      .then((names) => {
        if (given) given.waitsFor = names;
        this.#look(number);
        return confirmed;
      });
    try {
      if ((await Promise.race([asked, patience])) === "late")
        log("order_not_confirmed", {
          order: order.kind,
          by: given?.waitsFor?.filter((name) => !given?.confirmed.has(name)),
        });
    } catch (error) {
      log("order_not_confirmed", { order: order.kind, error: String(error) });
    } finally {
      cancel();
      this.#given.delete(number);
    }
  }

  /** Hears what others say; the rest of the stream is no concern of this. */
  hear({ from, number, said }: StreamEntry): void {
    const { say, self, log } = this.#options;
    if (said.kind === "done" && said.giver === self) {
      this.#given.get(said.number)?.confirmed.add(from);
      this.#look(said.number);
    }
    if (said.kind !== "order") return;
    // Not waited for: writing a room out may take long, and others' entries come after this one.
    const carriedOut = this.listener?.carryOut(said.order) ?? Promise.resolve();
    carriedOut.then(
      () => say({ kind: "done", giver: from, number }),
      (error: unknown) => log("order_failed", { order: said.order.kind, ...faultForLog(error) }),
    );
  }

  #look(number: number): void {
    const given = this.#given.get(number);
    if (given?.waitsFor?.every((name) => given.confirmed.has(name))) given.done();
  }
}
