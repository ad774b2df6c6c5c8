import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createTestDatabase, type TestDatabase } from "@concord/db/testing";
import type { BackupSettings } from "../backups/backups.ts";
import type { Log } from "../deps.ts";
import { createService, type Service } from "../service.ts";

export type TestService = {
  readonly url: string;
  readonly service: Service;
  readonly database: TestDatabase;
  /** What the service logged, newest last. */
  readonly logged: { readonly event: string; readonly facts: unknown }[];
  stop(): Promise<void>;
};

/** The service on a database of its own, or on one that is given, behind a real server on a free port; without the web client. */
export async function startTestService(
  options: {
    trustedProxies?: readonly string[];
    metricsToken?: string;
    redisUrl?: string;
    log?: Log;
    database?: TestDatabase;
    backups?: BackupSettings;
  } = {},
): Promise<TestService> {
  const database = options.database ?? (await createTestDatabase());
  const logged: TestService["logged"] = [];
  const log: Log = (event, facts) => {
    logged.push({ event, facts });
    options.log?.(event, facts);
  };
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const service = await createService({
    databaseUrl: database.url,
    config: {
      baseUrl: undefined,
      port,
      trustedProxies: options.trustedProxies ?? [],
      importLimitBytes: 5_000_000,
      metricsToken: options.metricsToken,
      backups: options.backups,
      redisUrl: options.redisUrl,
    },
    sessionSecret: "a secret of tests, which is long enough",
    version: "0.0.0-test",
    log,
  });
  server.on("request", service.handle);
  server.on("upgrade", service.upgrade);
  return {
    url: `http://localhost:${port}`,
    service,
    database,
    logged,
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await service.stop();
      await database.close();
    },
  };
}
