import { CloseCode } from "@concord/sync/protocol";
import type { SyncEvent, SyncStats } from "@concord/sync/server";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export type Metrics = {
  /** Counts what the sync server tells. Called for every commit and acknowledgement, so it makes no objects. */
  observe(event: SyncEvent): void;
  /** Everything measured, in the text format of Prometheus. */
  text(): Promise<string>;
};

/** Seconds. From a commit on a fast disk to a database that hardly answers. */
const LATENCIES = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Why a frame was not taken, by the code that its connection was closed with. */
const REJECTIONS: ReadonlyMap<number, string> = new Map([
  [CloseCode.BadFrame, "bad_frame"],
  [CloseCode.Forbidden, "read_only"],
  [CloseCode.TooMuch, "too_much"],
  [CloseCode.TooFast, "too_fast"],
  [CloseCode.OutOfStep, "out_of_step"],
]);

/**
 * What can be measured of a running server. Sums over all rooms and all people only: no label names a room, a project
 * or a person, so that nobody learns from a number what a colleague does.
 */
export function createMetrics(stats: () => SyncStats): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });

  const gauge = (name: string, help: string, read: (stats: SyncStats) => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read(stats()));
      },
    });
  gauge("concord_rooms", "Rooms in memory", ({ rooms }) => rooms);
  gauge("concord_sockets", "Sockets in rooms", ({ connections }) => connections);
  gauge("concord_socket_queue_bytes", "Bytes waiting to be sent, over all sockets", ({ queuedBytes }) => queuedBytes);
  gauge("concord_unstored_updates", "Updates received and not on disk yet", ({ unstoredUpdates }) => unstoredUpdates);

  const histogram = (name: string, help: string) => new Histogram({ name, help, registers, buckets: LATENCIES });
  const counter = (name: string, help: string) => new Counter({ name, help, registers });
  /** One counter a reason, each there from the start: what never happened is 0 and not missing. */
  const byReason = <R extends string>(name: string, help: string, reasons: readonly R[]) => {
    const all = new Counter({ name, help, registers, labelNames: ["reason"] });
    for (const reason of reasons) all.inc({ reason }, 0);
    return (reason: R) => all.labels(reason);
  };

  const commits = histogram("concord_commit_seconds", "How long appends to the log of all rooms took");
  const committed = counter("concord_committed_updates_total", "Updates stored");
  const commitFailures = counter("concord_commit_failures_total", "Appends that failed and are repeated");
  const acknowledgements = histogram(
    "concord_acknowledgement_seconds",
    "From the arrival of the oldest edit that an acknowledgement covers to its being sent",
  );
  const loads = histogram("concord_room_load_seconds", "How long rooms took to load");
  const loadFailures = counter("concord_room_load_failures_total", "Rooms that could not be loaded");
  const compactions = histogram("concord_compaction_seconds", "How long compactions took");
  const compactionFailures = counter("concord_compaction_failures_total", "Compactions that failed");
  const abandoned = counter("concord_rooms_abandoned_total", "Rooms that had to be loaded afresh after a fault");
  const resyncs = byReason("concord_resyncs_total", "Connections told or asked everything anew", [
    "out_of_step",
    "fell_behind",
  ]);
  const [outOfStep, fellBehind] = [resyncs("out_of_step"), resyncs("fell_behind")];
  const rejected = byReason("concord_rejected_frames_total", "Frames that closed their connection", [
    ...REJECTIONS.values(),
    "broken_websocket",
  ]);
  const rejectedBy = new Map([...REJECTIONS].map(([code, reason]) => [code, rejected(reason)]));
  const broken = rejected("broken_websocket");
  const closed = new Counter({
    name: "concord_sockets_closed_total",
    help: "Sockets that the server closed, by close code",
    registers,
    labelNames: ["code"],
  });

  return {
    observe(event) {
      switch (event.kind) {
        case "committed":
          commits.observe(event.ms / 1000);
          committed.inc(event.updates);
          return;
        case "acknowledged":
          return acknowledgements.observe(event.ms / 1000);
        case "store_failed":
          return commitFailures.inc();
        case "loaded":
          return loads.observe(event.ms / 1000);
        case "load_failed":
          return loadFailures.inc();
        case "compacted":
          return compactions.observe(event.ms / 1000);
        case "compaction_failed":
          return compactionFailures.inc();
        case "abandoned":
          return abandoned.inc();
        case "out_of_step":
          return outOfStep.inc();
        case "fell_behind":
          return fellBehind.inc();
        case "socket_failed":
          return broken.inc();
        case "closed":
          closed.inc({ code: event.code });
          rejectedBy.get(event.code)?.inc();
          return;
      }
    },
    text: () => registry.metrics(),
  };
}
