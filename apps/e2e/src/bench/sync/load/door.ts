/** What a server is spoken to in. All four carry the same update messages; they differ in what stands around them. */
export type Dialect =
  /** Whatever is sent reaches the others as it is; nobody is greeted. */
  | "raw"
  /** The y-websocket protocol. */
  | "plain"
  /** The same with acknowledgements. */
  | "concord"
  /** Every message begins with the room's name, and the first one signs in. */
  | "hocuspocus";

/** Where a room is entered, and how. */
export type Door = {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly dialect: Dialect;
  readonly room: string;
};
