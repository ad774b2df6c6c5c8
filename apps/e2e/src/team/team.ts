import { randomBytes } from "node:crypto";
import { freePort, type Installation, startInstallation } from "../installation.ts";
import { startProxy, type TeamProxy } from "./proxy.ts";
import { type SharedService, startPostgresql, startRedis } from "./services.ts";

/** What infra/compose.team.yaml describes, without containers: several processes on one database and one Redis. */
export type Team = {
  /** The address of the proxy, which is the one people type. */
  readonly url: string;
  readonly processes: readonly Installation[];
  readonly proxy: TeamProxy;
  readonly postgresql: SharedService;
  readonly redis: SharedService;
  /** What stands behind the # of the set-up link, which every process prints alike. */
  readonly setupSecret: string | undefined;
  stop(): Promise<void>;
};

/** Starts everything; two processes unless said otherwise. */
export async function startTeam(processes = 2): Promise<Team> {
  const [postgresql, redis] = await Promise.all([startPostgresql(), startRedis()]);
  const ports = [];
  for (let each = 0; each < processes; each++) ports.push(await freePort());
  const proxy = await startProxy(ports);
  const url = `http://localhost:${proxy.port}`;
  const env = {
    DATABASE_URL: postgresql.url,
    REDIS_URL: redis.url,
    SESSION_SECRET: randomBytes(32).toString("base64url"),
    BASE_URL: url,
    TRUSTED_PROXIES: "127.0.0.1",
  };
  // All at once, as a compose file starts them: migrations take turns.
  const running = await Promise.all(ports.map((port) => startInstallation({ ...env, PORT: `${port}` })));
  const links = new Set(running.map(({ setupLink }) => setupLink));
  if (links.size !== 1) throw new Error(`the processes print different set-up links: ${[...links].join(", ")}`);
  return {
    ...{ url, processes: running, proxy, postgresql, redis },
    setupSecret: running[0]?.setupLink?.split("#")[1],
    async stop() {
      await Promise.all(running.map((each) => each.stop()));
      await Promise.all([proxy.stop(), redis.stop(), postgresql.stop()]);
    },
  };
}
