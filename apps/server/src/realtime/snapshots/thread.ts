import { parentPort, workerData } from "node:worker_threads";
import { snapshotOf } from "@concord/sync/server";

const bytes = snapshotOf(workerData as readonly Uint8Array[]);
parentPort?.postMessage(bytes);
