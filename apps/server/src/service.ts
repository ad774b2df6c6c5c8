import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { accounts, migrateDatabase, openDatabase, rooms } from "@concord/db";
import { readTranscriptInWorker } from "@concord/import-export/worker";
import { createSyncServer } from "@concord/sync/server";
import { getRequestListener } from "@hono/node-server";
import { createApp } from "./app.ts";
import { createAuth } from "./auth/auth.ts";
import { createSessions } from "./auth/sessions.ts";
import { createSignInLimits } from "./auth/sign-in-limits.ts";
import { createBackups } from "./backups/backups.ts";
import { createCalculator } from "./calculation/calculator.ts";
import type { Config } from "./config.ts";
import type { Deps, Log } from "./deps.ts";
import { inTurn } from "./documents/in-turn.ts";
import { faultForLog } from "./fault-for-log.ts";
import { clientReader } from "./http/client.ts";
import type { App } from "./http/mount.ts";
import { createMetrics } from "./operation/metrics.ts";
import { createReadiness } from "./operation/readiness.ts";
import { createDoors } from "./realtime/doors.ts";
import { nobodyElse } from "./realtime/orders.ts";
import { installationPrefix } from "./realtime/redis/installation-prefix.ts";
import { openRedisLink } from "./realtime/redis/redis-link.ts";
import { carryOut, sharedDoors } from "./realtime/shared-doors.ts";
import { snapshotInThread } from "./realtime/snapshots/snapshot-in-thread.ts";
import { createUpgradeHandler, SYNC_PATH } from "./realtime/upgrade.ts";
import type { WebClient } from "./web/next.ts";

/** Each may take a processor and the memory below. */
const IMPORTS_AT_ONCE = 2;
const IMPORT_SECONDS = 30;
const IMPORT_MEMORY_MB = 512;

/** The service without a port: a test, or main, puts it behind a server. */
export type Service = {
  readonly app: App;
  readonly deps: Deps;
  handle(request: IncomingMessage, response: ServerResponse): void;
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /**
   * Says that it is not ready, takes in nothing more over sockets, stores and acknowledges what it has, and closes them.
   * Requests are served as before.
   */
  drain(): Promise<void>;
  /** The same, then closes the database connections. */
  stop(): Promise<void>;
};

/** Puts the parts together on a database that answers at `databaseUrl`. */
export async function createService(options: {
  databaseUrl: string;
  config: Pick<Config, "baseUrl" | "port" | "trustedProxies" | "importLimitBytes"> &
    Partial<Pick<Config, "metricsToken" | "backups" | "redisUrl">>;
  sessionSecret: string;
  version: string;
  log: Log;
  web?: WebClient | undefined;
}): Promise<Service> {
  const { config, log, web } = options;
  await migrateDatabase(options.databaseUrl);
  const database = openDatabase(options.databaseUrl, (error) =>
    log("database_connection_lost", { error: error.message }),
  );
  const { db } = database;
  await accounts.forgetPastAttempts(db);
  const link = config.redisUrl
    ? await openRedisLink({ url: config.redisUrl, prefix: await installationPrefix(db), log })
    : undefined;
  const orders = link?.orders ?? nobodyElse;
  const sync = createSyncServer({
    store: rooms.roomStore(database),
    ...(link ? { processes: link.processes } : {}),
    snapshotOf: snapshotInThread,
    log: (event) => {
      metrics.observe(event);
      if (event.kind === "committed" || event.kind === "acknowledged") return;
      const { kind, ...facts } = event;
      if (!("error" in facts)) return log(`sync_${kind}`, facts);
      // The error itself would tell the values of the query that failed.
      const { error, ...rest } = facts;
      log(`sync_${kind}`, { ...rest, ...faultForLog(error) });
    },
  });
  const metrics = createMetrics(() => sync.stats());
  const readiness = createReadiness(database.pool, log);
  const auth = createAuth({ db, secret: options.sessionSecret, baseUrl: config.baseUrl, port: config.port, log });
  const calculator = createCalculator();
  const backups = createBackups({
    settings: config.backups,
    db,
    databaseUrl: options.databaseUrl,
    product: options.version,
    log,
    now: () => new Date(),
  });
  const sessions = createSessions(auth, db, Date.now, orders);
  const doorsHere = createDoors(sync);
  const deps: Deps = {
    db,
    auth,
    sessions,
    limits: createSignInLimits(db),
    doors: sharedDoors(doorsHere, orders),
    readTranscript: inTurn(IMPORTS_AT_ONCE, (input, signal) =>
      readTranscriptInWorker(input, { timeoutMs: IMPORT_SECONDS * 1000, memoryMb: IMPORT_MEMORY_MB }, signal),
    ),
    calculator,
    backups,
    client: clientReader(config.trustedProxies, config.baseUrl),
    baseUrl: config.baseUrl,
    importLimitBytes: config.importLimitBytes,
    readiness,
    metrics,
    metricsToken: config.metricsToken,
    now: () => new Date(),
    log,
    version: options.version,
  };
  const app = createApp(deps);
  const api = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const door = createUpgradeHandler(deps, sync);
  orders.obey({
    carryOut: (order) => carryOut({ doors: doorsHere, sessions }, order),
    missed: () => {
      sessions.forgetHere();
      doorsHere.doubt();
      void door.judgeEverybody();
    },
  });

  const drain = async () => {
    readiness.stop();
    door.stop();
    await sync.stop();
  };

  return {
    app,
    deps,
    handle(request, response) {
      const isApi = request.url === "/api" || request.url?.startsWith("/api/");
      if (isApi || !web) void api(request, response);
      else
        web.handle(request, response).catch((error: unknown) => {
          log("page_failed", { path: request.url?.split("?")[0], ...faultForLog(error) });
          if (!response.headersSent) response.writeHead(500);
          response.end();
        });
    },
    upgrade(request, socket, head) {
      if (web?.upgrade && !request.url?.startsWith(SYNC_PATH)) web.upgrade(request, socket, head);
      else void door.enter(request, socket, head);
    },
    drain,
    async stop() {
      await drain();
      await backups.stop();
      await calculator.stop();
      await link?.stop();
      await database.close();
    },
  };
}
