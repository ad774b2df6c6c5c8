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
const joined = (updates: readonly Uint8Array[]) => bytes(...updates.flatMap((update) => [...update]));

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
      expect(await under.store.load("a")).toEqual({ updates: [], lastSeq: 0, whole: true, closed: false });
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
      expect([outcomes.get("a"), outcomes.get("b")]).toEqual([{ firstSeq: 1 }, "closed"]);
      expect((await under.store.load("b")).closed).toBe(true);
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

    it("[STORE-5] a snapshot takes the place of what it was made of and comes first; later updates stay", async () => {
      await under.store.append([{ room: "a", updates: [bytes(1), bytes(2)] }]);
      const snapshot = await under.store.compact("a", async (updates) => {
        await under.store.append([{ room: "a", updates: [bytes(3)] }]);
        return joined(updates);
      });
      expect(snapshot?.lastSeq).toBe(2);
      expect([...(snapshot?.bytes ?? [])]).toEqual([1, 2]);
      expect(await stored("a")).toEqual([[1, 2], [3]]);
    });

    it("[STORE-6] numbers count on without a gap in each room by itself, through compactions too", async () => {
      const append = async (room: string, ...values: number[]) =>
        (await under.store.append([{ room, updates: values.map((value) => bytes(value)) }])).get(room);
      expect(await append("a", 1, 2, 3)).toEqual({ firstSeq: 1 });
      expect(await append("b", 9)).toEqual({ firstSeq: 1 });
      await under.store.compact("a", joined);
      expect((await under.store.load("a")).lastSeq).toBe(3);
      expect(await append("a", 4)).toEqual({ firstSeq: 4 });
    });

    it("[STORE-7] one compaction of a room at a time; one that fails changes nothing", async () => {
      expect(await under.store.compact("a", joined)).toBeUndefined();
      await under.store.append([{ room: "a", updates: [bytes(1)] }]);
      let second: unknown = "not asked";
      await under.store.compact("a", async (updates) => {
        second = await under.store.compact("a", joined);
        return joined(updates);
      });
      expect(second).toBeUndefined();
      const fails = () => Promise.reject(new Error("unreadable"));
      await expect(under.store.compact("a", fails)).rejects.toThrow("unreadable");
      expect(await stored("a")).toEqual([[1]]);
    });

    it("[STORE-8] appends and compactions at the same time lose nothing and keep each writer's order", async () => {
      const writer = async (first: number) => {
        for (let n = 0; n < 10; n++) await under.store.append([{ room: "a", updates: [bytes(first + n)] }]);
      };
      const compactor = async () => {
        for (let n = 0; n < 5; n++) await under.store.compact("a", joined);
      };
      await Promise.all([writer(0), writer(100), compactor()]);
      const all = (await stored("a")).flat();
      expect(all.filter((value) => value < 100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
      expect(all.filter((value) => value >= 100).map((value) => value - 100)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });

    it("[STORE-9] what follows a number is asked for; a snapshot that covers more comes whole", async () => {
      await under.store.append([{ room: "a", updates: [bytes(1), bytes(2), bytes(3)] }]);
      const after = async (seq: number) => {
        const { updates, lastSeq, whole } = await under.store.load("a", seq);
        return { updates: updates.map((update) => [...update]), lastSeq, whole };
      };
      expect(await after(1)).toEqual({ updates: [[2], [3]], lastSeq: 3, whole: false });
      expect(await after(3)).toEqual({ updates: [], lastSeq: 3, whole: false });
      await under.store.compact("a", joined);
      await under.store.append([{ room: "a", updates: [bytes(4)] }]);
      expect(await after(2)).toEqual({ updates: [[1, 2, 3], [4]], lastSeq: 4, whole: true });
      expect(await after(3)).toEqual({ updates: [[4]], lastSeq: 4, whole: false });
    });
  });
}
