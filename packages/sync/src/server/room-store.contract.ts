import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RoomStore } from "./room-store.ts";

/** A store to put to the test, with what a test cannot do through it. */
export type RoomStoreUnderTest = {
  readonly store: RoomStore;
  /** Makes a room that takes updates, where the store asks for that. */
  openRoom(room: string): Promise<void>;
  closeRoom(room: string): Promise<void>;
  end(): Promise<void>;
};

const bytes = (...values: number[]) => Uint8Array.from(values);

/** What every room store must do. The bytes in it are not updates: a store does not look inside. */
export function roomStoreContract(name: string, create: () => Promise<RoomStoreUnderTest>): void {
  describe(`room store: ${name}`, () => {
    let under: RoomStoreUnderTest;
    const stored = async (room: string) => (await under.store.load(room)).updates.map((update) => [...update]);

    beforeEach(async () => {
      under = await create();
      await under.openRoom("a");
      await under.openRoom("b");
    });
    afterEach(() => under.end());

    it("[STORE-1] a room nobody wrote to is empty and has number 0", async () => {
      expect(await under.store.load("a")).toEqual({ updates: [], lastSeq: 0 });
    });

    it("[STORE-2] updates come back byte for byte in the order they were appended, each room its own", async () => {
      await under.store.append([
        { room: "a", updates: [bytes(1), bytes(), bytes(0, 255)] },
        { room: "b", updates: [bytes(9)] },
      ]);
      await under.store.append([{ room: "a", updates: [bytes(2)] }]);
      expect(await stored("a")).toEqual([[1], [], [0, 255], [2]]);
      expect(await stored("b")).toEqual([[9]]);
    });

    it("[STORE-3] an append answers for every room whether its updates were stored", async () => {
      await under.closeRoom("b");
      const outcomes = await under.store.append([
        { room: "a", updates: [bytes(1)] },
        { room: "b", updates: [bytes(2)] },
      ]);
      expect([outcomes.get("a"), outcomes.get("b")]).toEqual(["stored", "closed"]);
    });

    it("[STORE-4] a closed room keeps what it has and takes nothing more, while others in the batch go on", async () => {
      await under.store.append([{ room: "a", updates: [bytes(1)] }]);
      await under.closeRoom("a");
      await under.store.append([
        { room: "a", updates: [bytes(2)] },
        { room: "b", updates: [bytes(3)] },
      ]);
      expect(await stored("a")).toEqual([[1]]);
      expect(await stored("b")).toEqual([[3]]);
    });

    it("[STORE-5] a snapshot takes the place of what it covers and comes first; later updates stay", async () => {
      await under.store.append([{ room: "a", updates: [bytes(1), bytes(2)] }]);
      const { lastSeq } = await under.store.load("a");
      await under.store.append([{ room: "a", updates: [bytes(3)] }]);
      await under.store.compact("a", bytes(12), lastSeq);
      expect(await stored("a")).toEqual([[12], [3]]);
    });

    it("[STORE-6] the last number survives a compaction, and grows with every update", async () => {
      await under.store.append([{ room: "a", updates: [bytes(1)] }]);
      const { lastSeq } = await under.store.load("a");
      await under.store.compact("a", bytes(1), lastSeq);
      expect((await under.store.load("a")).lastSeq).toBe(lastSeq);
      await under.store.append([{ room: "a", updates: [bytes(2)] }]);
      expect((await under.store.load("a")).lastSeq).toBeGreaterThan(lastSeq);
    });

    it("[STORE-7] an older snapshot changes nothing", async () => {
      await under.store.append([{ room: "a", updates: [bytes(1)] }]);
      const older = (await under.store.load("a")).lastSeq;
      await under.store.append([{ room: "a", updates: [bytes(2)] }]);
      const newer = (await under.store.load("a")).lastSeq;
      await under.store.compact("a", bytes(12), newer);
      await under.store.compact("a", bytes(1), older);
      expect(await stored("a")).toEqual([[12]]);
    });

    it("[STORE-8] appends and compactions at the same time lose nothing and keep each writer's order", async () => {
      const writer = async (first: number) => {
        for (let n = 0; n < 10; n++) await under.store.append([{ room: "a", updates: [bytes(first + n)] }]);
      };
      const compactor = async () => {
        for (let n = 0; n < 5; n++) {
          const { updates, lastSeq } = await under.store.load("a");
          await under.store.compact("a", Uint8Array.from(updates.flatMap((update) => [...update])), lastSeq);
        }
      };
      await Promise.all([writer(0), writer(100), compactor()]);
      const all = (await stored("a")).flat();
      expect(all.filter((value) => value < 100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(all.filter((value) => value >= 100).map((value) => value - 100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });
  });
}
