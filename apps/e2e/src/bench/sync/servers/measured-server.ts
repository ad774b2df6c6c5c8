import type { Door } from "../load/door.ts";

/** Memory of a server's process after its garbage was collected, in bytes. */
export type Memory = { readonly rss: number; readonly heapUsed: number; readonly external: number };

export type ServerId = "raw" | "y-websocket" | "y-leveldb" | "hocuspocus" | "concord";

/** A server in a process of its own. Rooms have numbers; every server has them in its own way. */
export type MeasuredServer = {
  readonly id: ServerId;
  /** How the table calls it. */
  readonly name: string;
  /** Whether it keeps documents through a restart. */
  readonly keeps: boolean;
  /** Rooms numbered from 0 that there are. */
  readonly rooms: number;
  door(room: number): Door;
  memory(): Promise<Memory>;
  /** Records what the server's process does meanwhile into a file for the developer tools of Chromium. */
  profile(file: string, during: () => Promise<unknown>): Promise<void>;
  alive(): boolean;
  /** Ends it as a power cut of the process would. */
  kill(): Promise<void>;
  /** Ends it in order, data stay. */
  close(): Promise<void>;
  /** Starts it again on the same data. */
  startAgain(): Promise<void>;
  /** Ends it and removes its data. */
  remove(): Promise<void>;
};
