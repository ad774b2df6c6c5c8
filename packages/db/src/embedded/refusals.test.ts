import { describe, expect, it } from "vitest";
import { describeEmbeddedRefusal, type EmbeddedRefusal, refusalOfFileError, refusalOfLastWords } from "./refusals.ts";

const EVERY_REFUSAL: EmbeddedRefusal[] = [
  { code: "no_binary", platform: "linux-s390x", detail: "no package for it is installed" },
  { code: "unsupported_system", platform: "Windows" },
  { code: "other_major_version", where: "data", path: "/srv/data", found: "17" },
  { code: "other_major_version", where: "binaries", path: "/usr/lib/postgresql/15/bin", found: "15" },
  { code: "unreachable_directory", directory: "/root/concord/data", blockedAt: "/root", uid: 60_615 },
  { code: "unwritable_directory", directory: "/srv", detail: "EROFS: read-only file system" },
  { code: "wrong_owner", directory: "/srv/data", owner: 1000, uid: 1001 },
  { code: "wrong_owner", directory: "/srv/data", owner: 0, uid: 60_615 },
  { code: "busy", directory: "/srv", by: "concord", pid: 4711 },
  { code: "busy", directory: "/srv", by: "postgres", pid: undefined },
  { code: "disk_full", directory: "/srv" },
  { code: "unsafe_settings", settings: { fsync: "off" } },
  { code: "no_user_name", uid: 1_000_650_000 },
  { code: "no_lock", path: "/srv/lock", detail: "there is no command flock" },
  { code: "did_not_start", log: "/srv/postgres.log", lines: ["FATAL:  could not map anonymous shared memory"] },
];

describe("a refusal in words", () => {
  it.each(EVERY_REFUSAL)("is one sentence that says what to do: $code", (refusal) => {
    const sentence = describeEmbeddedRefusal(refusal);
    expect(sentence).toMatch(/^[A-Z/].*\.$/s);
    expect(sentence).not.toMatch(/\.\s|\n|undefined|\[object/);
  });
});

describe("an error of the file system", () => {
  it.each([
    ["ENOSPC", "disk_full"],
    ["EDQUOT", "disk_full"],
    ["EACCES", "unwritable_directory"],
    ["EROFS", "unwritable_directory"],
  ])("%s means %s", (code, refusal) => {
    const error = Object.assign(new Error(`${code}: …`), { code });
    expect(refusalOfFileError(error, "/srv")).toMatchObject({ code: refusal, directory: "/srv" });
  });

  it("that nobody can do anything about stays an error", () => {
    expect(refusalOfFileError(Object.assign(new Error("…"), { code: "EMFILE" }), "/srv")).toBeUndefined();
    expect(refusalOfFileError(new Error("…"), "/srv")).toBeUndefined();
  });
});

it("of PostgreSQL's last lines the one that says why is shown", () => {
  const lines = ["FATAL:  could not map anonymous shared memory", "LOG:  database system is shut down"];
  expect(describeEmbeddedRefusal({ code: "did_not_start", log: "/srv/postgres.log", lines })).toContain(
    "shared memory",
  );
});

it("PostgreSQL's last words about a full disk are told apart from others", () => {
  const full = ['FATAL:  could not write lock file "postmaster.pid": No space left on device'];
  expect(refusalOfLastWords(full, "/srv", "/srv/postgres.log").code).toBe("disk_full");
  expect(refusalOfLastWords(["FATAL:  other"], "/srv", "/srv/postgres.log").code).toBe("did_not_start");
});
