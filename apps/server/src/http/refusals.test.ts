import {
  documents as documentContract,
  type Endpoint,
  projects as projectContract,
  rounds as roundContract,
} from "@concord/contracts";
import { audit } from "@concord/db";
import type { DocumentId, InvitationId, RoundId } from "@concord/domain";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  aPerson,
  aStudy,
  aVisitor,
  INTERVIEW,
  joins,
  type Person,
  startTestService,
  type TestService,
} from "../testing/index.ts";

let service: TestService;
let manager: Person;
beforeAll(async () => {
  service = await startTestService();
  manager = await aPerson(service, "Manager");
});
afterAll(() => service.stop());

const bytes = new TextEncoder().encode(INTERVIEW);

describe("many who write to one project at the same moment", () => {
  it("all succeed, in one order", async () => {
    const { projectId } = await aStudy(manager, []);
    const params = { projectId };
    const imports = Array.from({ length: 8 }, (_, index) =>
      manager.call(documentContract.importDocument, { params, query: { filename: "a.txt", name: `P${index}` }, bytes }),
    );
    const invitations = Array.from({ length: 8 }, () =>
      manager.call(projectContract.createInvitation, { params, body: { roles: ["code"] } }),
    );
    const answers = await Promise.all([...imports, ...invitations]);
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 201));
    expect(await audit.verifyAudit(service.database.db, projectId)).toBeUndefined();
    expect(await audit.listAudit(service.database.db, projectId)).toHaveLength(1 + answers.length);
  });

  it("with one name get it once, and the others are told that it is taken", async () => {
    const { projectId } = await aStudy(manager, []);
    const twice = () =>
      manager.call(documentContract.importDocument, {
        params: { projectId },
        query: { filename: "a.txt", name: "P1" },
        bytes,
      });
    const answers = await Promise.all([twice(), twice(), twice()]);
    expect(answers.map((answer) => answer.code ?? "made").sort()).toEqual(["made", "name_taken", "name_taken"]);
  });

  it("with two invitations for one person make one member", async () => {
    const { projectId } = await aStudy(manager, []);
    const invite = () =>
      manager.done(projectContract.createInvitation, { params: { projectId }, body: { roles: ["code"] } });
    const invited = await aPerson(service, "Invited twice");
    const accept = ({ secret }: { secret: string }) =>
      invited.call(projectContract.acceptInvitation, { body: { secret } });
    const [first, second] = [await invite(), await invite()];
    const answers = await Promise.all([accept(first), accept(second)]);
    expect(answers.map((answer) => answer.code ?? "joined").sort()).toEqual(["already_member", "joined"]);
  });
});

describe("an id that is none", () => {
  const dashes = "-".repeat(36);
  it.each<[Endpoint, Record<string, string>]>([
    [documentContract.readDocument, { documentId: dashes as DocumentId }],
    [roundContract.readRound, { roundId: dashes as RoundId }],
    [projectContract.revokeInvitation, { invitationId: "xyz" as InvitationId }],
    [projectContract.reissueInvitation, { invitationId: "xyz" as InvitationId }],
    [projectContract.removeMember, { userId: "a\0b" }],
  ])("is answered like one that does not exist: $method $path", async (endpoint, ids) => {
    const { projectId } = await aStudy(manager, []);
    const answer = await manager.call(endpoint, { params: { projectId, ...ids } as never, body: {} as never });
    expect(answer.code).toBe("not_found");
  });

  it("in a body is named with its place", async () => {
    const { projectId } = await aStudy(manager, []);
    const answer = await manager.call(roundContract.createRound, {
      params: { projectId },
      body: { name: "Round", documents: [{ documentId: "zzz", coderIds: [manager.id] }] },
    });
    expect(answer.code).toBe("invalid_request");
    expect(answer.text).toContain("documents.0.documentId");
  });
});

it("refuses names with what cannot be stored, in words", async () => {
  const answer = await manager.call(projectContract.createProject, { body: { name: "a\0b" } });
  expect(answer.code).toBe("invalid_request");
});

it("keeps the invitations of a manager who is removed from bringing anybody in", async () => {
  const { projectId } = await aStudy(manager, []);
  const leaving = await aPerson(service, "Leaving manager");
  await joins(service, projectId, leaving, ["manage"]);
  const { secret } = await leaving.done(projectContract.createInvitation, {
    params: { projectId },
    body: { roles: ["manage", "code"] },
  });
  await manager.done(projectContract.removeMember, { params: { projectId, userId: leaving.id } });
  expect((await leaving.call(projectContract.acceptInvitation, { body: { secret } })).code).toBe("secret_invalid");
  expect((await aVisitor(service).call(projectContract.lookAtInvitation, { body: { secret } })).code).toBe(
    "secret_invalid",
  );
});

it("logs what the database said of a failed query, and nothing of what people wrote", async () => {
  const { projectId } = await aStudy(manager, []);
  await service.database.pool.query(
    "alter table documents add constraint test_refuses check (name <> 'a name that people wrote')",
  );
  const answer = await manager.call(documentContract.importDocument, {
    params: { projectId },
    query: { filename: "a.txt", name: "a name that people wrote" },
    bytes,
  });
  expect(answer.code).toBe("internal");
  const line = JSON.stringify(service.logged.filter(({ event }) => event === "request_failed").at(-1));
  expect(line).toContain("test_refuses");
  expect(line).not.toContain("a name that people wrote");
  expect(line).not.toContain("every Tuesday");
});
