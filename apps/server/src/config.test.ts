import { describe, expect, it } from "vitest";
import { readConfig } from "./config.ts";

const read = (env: Record<string, string>) => readConfig(env, "/srv/concord");

describe("the settings of the server", () => {
  it("need not be given at all", () => {
    expect(read({})).toMatchObject({
      ok: true,
      value: { port: 3000, host: "127.0.0.1", dataDir: "/srv/concord", trustedProxies: [], development: false },
    });
  });

  it("are as if not given when they are empty", () => {
    expect(read({ PORT: "", DATABASE_URL: "" })).toMatchObject({
      ok: true,
      value: { port: 3000, databaseUrl: undefined },
    });
  });

  it("are refused with a list that names every wrong one", () => {
    const refusal = read({ PORT: "seventy", DATABASE_URL: "mysql://x", SESSION_SECRET: "short" });
    expect(refusal.ok).toBe(false);
    if (!refusal.ok)
      expect(refusal.error.map((line) => line.split(":")[0])).toEqual(["PORT", "DATABASE_URL", "SESSION_SECRET"]);
  });

  it("ask for the public address when there is a proxy", () => {
    expect(read({ TRUSTED_PROXIES: "10.0.0.1" })).toMatchObject({ ok: false });
    expect(read({ TRUSTED_PROXIES: "10.0.0.1", BASE_URL: "https://study.example.org/" })).toMatchObject({
      ok: true,
      value: { baseUrl: "https://study.example.org" },
    });
  });

  it("of several processes come together: a Redis, a PostgreSQL server, one secret", () => {
    const address = { REDIS_URL: "redis://:secret@redis:6379/2" };
    const shared = { DATABASE_URL: "postgres://concord@db/concord", SESSION_SECRET: "x".repeat(32) };
    expect(read({ ...address, ...shared })).toMatchObject({ ok: true, value: { redisUrl: address.REDIS_URL } });
    const alone = read(address);
    expect(alone.ok ? [] : alone.error.map((line) => line.split(":")[0])).toEqual(["DATABASE_URL", "SESSION_SECRET"]);
    for (const nonsense of ["localhost:6379", "http://redis", "redis://", "redis://host/name"])
      expect(read({ ...shared, REDIS_URL: nonsense })).toMatchObject({
        ok: false,
        error: [expect.stringMatching(/^REDIS_URL: should look like/)],
      });
  });

  it("refuse a proxy that is no address", () => {
    expect(read({ TRUSTED_PROXIES: "proxy", BASE_URL: "https://study.example.org" })).toMatchObject({ ok: false });
  });

  it("refuse a metrics token that could be guessed, and a log level that is none", () => {
    const refusal = read({ METRICS_TOKEN: "short", LOG_LEVEL: "loud" });
    expect(refusal.ok).toBe(false);
    if (!refusal.ok) expect(refusal.error.map((line) => line.split(":")[0])).toEqual(["METRICS_TOKEN", "LOG_LEVEL"]);
    expect(read({ METRICS_TOKEN: "sixteen-characters-or-more" })).toMatchObject({
      ok: true,
      value: { metricsToken: "sixteen-characters-or-more", logLevel: "info" },
    });
  });
});
