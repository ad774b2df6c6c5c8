/** Bounds of the sync server. Times in milliseconds, sizes in bytes, rates per connection. */
export type SyncLimits = {
  /** Largest frame taken from a client; give the same figure to `ws` as `maxPayload`. */
  readonly frameBytes: number;
  readonly framesPerSecond: number;
  readonly bytesPerSecond: number;
  /** How often a connection may ask for everything it lacks (step 1), after a burst of ten. */
  readonly requestsPerSecond: number;
  /** Changes of a connection's own presence. */
  readonly presencePerSecond: number;
  readonly presenceBytes: number;
  /** What a connection repeats of others, as plain clients do. */
  readonly repeatedPerSecond: number;
  /** Client ids in a room. Each page load of a writer is one; very many are dear for everybody's Yjs. */
  readonly clients: number;
  /** Deleted ranges in a room; what follows each other is one. */
  readonly deletedRanges: number;
  /** Of a connection, new ones; each has to be put into its place among all. */
  readonly deletionsPerSecond: number;
  /** Updates kept of a room. It is many times what a person codes in a document. */
  readonly roomBytes: number;
  readonly structs: number;
  /** Read over for a user to find what they lack, in all rooms; above it they are asked to come again. */
  readonly comparedBytesPerSecond: number;
  /** Queued for all connections of a user; above it no further document is put into their queues. */
  readonly userQueuedBytes: number;
  /** Frames kept for a connection while its room is loaded. */
  readonly heldBytes: number;
  /** Received from one connection and not yet on disk; above it the connection is no longer read. */
  readonly unstoredBytes: number;
  /** Queued for one connection; above it relaying stops, and one diff follows when the queue has drained. */
  readonly queuedBytes: number;
  /** Queued for one connection, diffs included; above it the connection is closed. */
  readonly queuedBytesAtMost: number;
  /** Edits of one connection refused for missing predecessors before it is closed. */
  readonly outOfStepFrames: number;
  /** What arrives within this time goes into one commit. */
  readonly commitDelay: number;
  readonly commitBytes: number;
  /** First and longest pause before a failed commit is repeated. */
  readonly retryDelay: number;
  readonly retryDelayAtMost: number;
  /** A ping, and a keep-alive for clients that count only messages; plain y-websocket gives up after 30 s of silence. */
  readonly heartbeat: number;
  /** How long the presence of another process' connection is kept that is not repeated; clients repeat it every 15 s. */
  readonly presenceKept: number;
  /** How long updates of another process may be waited for before they are read from the store. */
  readonly gapPatience: number;
  /** How long a room without connections stays loaded. */
  readonly idle: number;
  /** How long a closed socket may take to say goodbye. */
  readonly farewell: number;
  /** How long `stop` waits for a store that does not answer. */
  readonly stop: number;
  /** A room is compacted when so many updates, and so large a share of the snapshot's bytes, lie beside its snapshot. */
  readonly tailUpdates: number;
  readonly tailShare: number;
  /** The same when its last connection has gone. */
  readonly idleTailUpdates: number;
};

const MB = 1024 * 1024;

export const defaultLimits: SyncLimits = {
  frameBytes: 2 * MB,
  framesPerSecond: 10_000,
  bytesPerSecond: 8 * MB,
  requestsPerSecond: 1,
  presencePerSecond: 60,
  presenceBytes: 8 * 1024,
  repeatedPerSecond: 5_000,
  clients: 20_000,
  deletedRanges: 200_000,
  deletionsPerSecond: 5_000,
  roomBytes: 32 * MB,
  structs: 1_000_000,
  comparedBytesPerSecond: 32 * MB,
  userQueuedBytes: 64 * MB,
  heldBytes: 4 * MB,
  unstoredBytes: 4 * MB,
  queuedBytes: 1 * MB,
  queuedBytesAtMost: 64 * MB,
  outOfStepFrames: 256,
  commitDelay: 2,
  commitBytes: 8 * MB,
  retryDelay: 50,
  retryDelayAtMost: 5_000,
  heartbeat: 20_000,
  presenceKept: 50_000,
  gapPatience: 200,
  idle: 45_000,
  farewell: 3_000,
  stop: 10_000,
  tailUpdates: 500,
  tailShare: 0.5,
  idleTailUpdates: 50,
};
