import type { UserId } from "@concord/domain";
import { afterAll, beforeAll, expect, it } from "vitest";
import { migrateDatabase } from "../migrate.ts";
import { aProject, aUser, createTestDatabase, type TestDatabase, TWO_CODES } from "../testing/index.ts";
import { accounts, projects } from "./index.ts";

let database: TestDatabase;
let alice: UserId;
beforeAll(async () => {
  database = await createTestDatabase();
  alice = await aUser(database.db, "Alice", true);
});
afterAll(() => database.close());

it("brings the tables up to date however often and by however many at once", async () => {
  await Promise.all([migrateDatabase(database.url), migrateDatabase(database.url)]);
  expect(await accounts.anyUserExists(database.db)).toBe(true);
});

it("keeps a code's number as the text it is, and the codes in their order", async () => {
  const project = await aProject(database.db, alice);
  const codebook = await projects.latestCodebook(database.db, project);
  if (!codebook) throw new Error("the project has no codebook");
  expect(await projects.codesOf(database.db, codebook.id, codebook.version)).toEqual(TWO_CODES);
});

it("knows no roles of a stranger and of a project that does not exist", async () => {
  const project = await aProject(database.db, alice);
  const stranger = await aUser(database.db, "Stranger");
  expect(await projects.rolesOf(database.db, project, alice)).toEqual(["manage", "code"]);
  expect(await projects.rolesOf(database.db, project, stranger)).toBeNull();
});

it("gives an invitation to one of many who claim it at the same moment", async () => {
  const project = await aProject(database.db, alice);
  const claimants = await Promise.all(["Bea", "Cem", "Dia", "Eli"].map((name) => aUser(database.db, name)));
  const createdAt = new Date("2026-01-05T09:00:00Z");
  await database.db.transaction((tx) =>
    projects.addInvitation(tx, {
      projectId: project,
      secretHash: "hash-of-a-secret",
      roles: ["code"],
      note: "",
      createdBy: alice,
      createdAt,
      expiresAt: new Date("2026-01-12T09:00:00Z"),
    }),
  );
  const claims = await Promise.all(
    claimants.map((user) =>
      database.db.transaction((tx) => projects.claimInvitation(tx, "hash-of-a-secret", user, createdAt)),
    ),
  );
  expect(claims.filter(Boolean)).toHaveLength(1);
  expect(await projects.openInvitation(database.db, "hash-of-a-secret", createdAt)).toBeUndefined();
});

it("refuses an invitation from its expiry on, and one that was withdrawn", async () => {
  const project = await aProject(database.db, alice);
  const expiresAt = new Date("2026-01-12T09:00:00Z");
  const invite = (secretHash: string) =>
    database.db.transaction((tx) =>
      projects.addInvitation(tx, {
        projectId: project,
        secretHash,
        roles: ["read"],
        note: "",
        createdBy: alice,
        createdAt: new Date("2026-01-05T09:00:00Z"),
        expiresAt,
      }),
    );
  await invite("lapsed");
  const claim = (hash: string, now: Date) =>
    database.db.transaction((tx) => projects.claimInvitation(tx, hash, alice, now));
  expect(await claim("lapsed", expiresAt)).toBeUndefined();
  const withdrawn = await invite("withdrawn");
  const before = new Date(expiresAt.getTime() - 1);
  await database.db.transaction((tx) => projects.revokeInvitation(tx, project, withdrawn.id, before));
  expect(await claim("withdrawn", before)).toBeUndefined();
  expect(await claim("lapsed", before)).toMatchObject({ roles: ["read"] });
});

it("refuses a member without a role, and with one that does not exist", async () => {
  const project = await aProject(database.db, alice);
  const user = await aUser(database.db, "Noor");
  const add = (roles: never[]) =>
    database.db.transaction((tx) => projects.addMember(tx, project, user, roles, new Date("2026-01-05T09:00:00Z")));
  await expect(add([])).rejects.toThrow();
  await expect(add(["owner" as never])).rejects.toThrow();
});

it("counts attempts in a window, and forgets them when asked", async () => {
  for (const expected of [1, 2, 3]) expect(await accounts.countAttempt(database.db, "pair x", 60)).toBe(expected);
  await accounts.forgetAttempts(database.db, "pair x");
  expect(await accounts.countAttempt(database.db, "pair x", 60)).toBe(1);
});

it("begins a new count when the window is over", async () => {
  await accounts.countAttempt(database.db, "pair y", -1);
  expect(await accounts.countAttempt(database.db, "pair y", 60)).toBe(1);
});

it("erases name, e-mail, password and sessions of a closed account, and keeps its id", async () => {
  const user = await aUser(database.db, "Leaving");
  await database.db.transaction((tx) => accounts.closeUser(tx, user, "Former member 1"));
  const row = await accounts.userById(database.db, user);
  expect(row).toMatchObject({ id: user, name: "Former member 1", administrator: false });
  expect(row?.email).not.toContain("leaving");
  expect(await accounts.passwordHashOf(database.db, user)).toBeNull();
});
