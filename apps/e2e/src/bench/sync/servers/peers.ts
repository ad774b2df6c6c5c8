import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Dialect } from "../load/door.ts";
import type { MeasuredServer, ServerId } from "./measured-server.ts";
import { probed } from "./probe.ts";

type Peer = Pick<MeasuredServer, "id" | "name" | "keeps"> & {
  readonly program: string;
  readonly dialect: Dialect;
  readonly env?: (data: string) => Readonly<Record<string, string>>;
};

const PEERS: readonly Peer[] = [
  { id: "raw", name: "raw relay", keeps: false, program: "raw-relay.ts", dialect: "raw" },
  { id: "y-websocket", name: "@y/websocket-server", keeps: false, program: "y-websocket.ts", dialect: "plain" },
  {
    ...{ id: "y-leveldb", name: "the same + y-leveldb", keeps: true, program: "y-websocket.ts", dialect: "plain" },
    env: (data) => ({ YPERSISTENCE: data }),
  },
  {
    ...{ id: "hocuspocus", name: "Hocuspocus + files", keeps: true, program: "hocuspocus.ts", dialect: "hocuspocus" },
    env: (data) => ({ BENCH_DATA: data }),
  },
];

export const PEER_IDS: readonly ServerId[] = PEERS.map(({ id }) => id);

export async function startPeer(id: ServerId): Promise<MeasuredServer> {
  const peer = PEERS.find((each) => each.id === id);
  if (!peer) throw new Error(`there is no peer ${id}`);
  const folder = await mkdtemp(join(tmpdir(), `concord-bench-${id}-`));
  const { env, probe } = probed(folder);
  let port = 0;
  let child: ChildProcess;
  const start = async () => {
    child = fork(fileURLToPath(new URL(peer.program, import.meta.url)), {
      env: {
        ...process.env,
        NODE_ENV: "production",
        BENCH_PORT: `${port}`,
        ...env,
        ...peer.env?.(join(folder, "data")),
      },
      // What it prints when it is attacked is of no interest here.
      stdio: ["ignore", "ignore", process.env.BENCH_VERBOSE ? "inherit" : "ignore", "ipc"],
    });
    const [message] = await Promise.race([
      once(child, "message"),
      once(child, "exit").then(() => Promise.reject(new Error(`${peer.name} did not start`))),
    ]);
    port = (message as { port: number }).port;
  };
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  };
  await start();
  return {
    ...{ id, name: peer.name, keeps: peer.keeps, rooms: Number.POSITIVE_INFINITY, ...probe },
    door: (number) => {
      const room = `room-${number}`;
      return { port, path: `/${room}`, headers: {}, dialect: peer.dialect, room };
    },
    alive: () => child.exitCode === null && child.signalCode === null,
    kill: () => end("SIGKILL"),
    close: () => end("SIGTERM"),
    startAgain: start,
    remove: async () => {
      await end("SIGTERM");
      await rm(folder, { recursive: true, force: true });
    },
  };
}
