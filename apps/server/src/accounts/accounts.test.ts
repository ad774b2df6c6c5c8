import { installation, type Problem, projects as projectContract } from "@concord/contracts";
import { accounts } from "@concord/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { secretHash } from "../auth/secrets.ts";
import { aPerson, aVisitor, startTestService, type TestService } from "../testing/index.ts";

const read = async <T>(response: Response): Promise<T> => (await response.json()) as T;
const ACCOUNT = { name: "Ada", email: "Ada@Example.org", password: "a long enough password" };

describe("the first account", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it("is made over loopback by one of two who try at once, who is the administrator and signed in", async () => {
    expect((await aVisitor(service).done(installation.readSetup)).needed).toBe(true);
    const visitors = [aVisitor(service), aVisitor(service)];
    const answers = await Promise.all(
      visitors.map((visitor, index) =>
        visitor.call(installation.createFirstAccount, { body: { ...ACCOUNT, email: `ada${index}@example.org` } }),
      ),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 403]);
    const winner = visitors[answers.findIndex((answer) => answer.status === 201)];
    expect(await winner?.done(installation.readSession)).toMatchObject({ user: { administrator: true } });
    expect((await aVisitor(service).done(installation.readSetup)).needed).toBe(false);
  });
});

describe("the door of set-up", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  const setUp = async (headers: Record<string, string>, body: object = ACCOUNT) => {
    const response = await service.service.app.request(
      "/api/setup",
      {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify(body),
      },
      { incoming: { socket: { remoteAddress: headers["x-test-peer"] ?? "127.0.0.1" } } },
    );
    return response.status;
  };

  it("is shut for the network, for what a proxy forwards, and for a foreign name that points here", async () => {
    expect(await setUp({ host: "localhost", "x-test-peer": "192.168.0.9" })).toBe(403);
    expect(await setUp({ host: "localhost", "x-forwarded-for": "127.0.0.1" })).toBe(403);
    expect(await setUp({ host: "attacker.example" })).toBe(403);
    expect(await setUp({ host: "localhost", origin: "https://attacker.example" })).toBe(403);
  });

  it("opens to a stranger on the network who holds the one-time link, and to no other secret", async () => {
    const secret = "a-secret-of-the-set-up-link-that-was-printed";
    await accounts.updateInstallation(service.database.db, { setupSecretHash: secretHash(secret) });
    const fromAfar = { host: "study.example.org", "x-test-peer": "192.168.0.9" };
    expect(await setUp(fromAfar, { ...ACCOUNT, secret: `${secret}x` })).toBe(403);
    expect(await setUp(fromAfar, { ...ACCOUNT, secret })).toBe(201);
    expect(await setUp(fromAfar, { ...ACCOUNT, email: "eve@example.org", secret })).toBe(403);
  });
});

describe("signing in", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService({ trustedProxies: ["127.0.0.1"] });
    const visitor = await aPerson(service, "Ada", true);
    expect(visitor.cookie()).toContain("concord");
  });
  afterAll(() => service.stop());

  const signIn = (password: string, headers: Record<string, string> = {}, email = "ada@example.org") =>
    fetch(`${service.url}/api/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: service.url, ...headers },
      body: JSON.stringify({ email, password }),
    });

  it("sets a cookie that scripts and other sites cannot use", async () => {
    const response = await signIn("a long enough password", { "x-forwarded-for": "198.51.100.20" });
    const cookie = response.headers.getSetCookie().join();
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it("answers a wrong password and an unknown person alike", async () => {
    const from = { "x-forwarded-for": "198.51.100.21" };
    const wrong = await read<Problem>(await signIn("not the password", from));
    const unknown = await read<Problem>(await signIn("not the password", from, "nobody@example.org"));
    expect({ ...wrong, requestId: "" }).toEqual({ ...unknown, requestId: "" });
  });

  it("is slowed for who guesses, from that address only, and a forged header does not help", async () => {
    const guesser = { "x-forwarded-for": "203.0.113.66" };
    for (let attempt = 1; attempt <= 10; attempt++) expect((await signIn("guess", guesser)).status).toBe(401);
    expect((await signIn("guess", guesser)).status).toBe(429);
    // What the guesser writes in front of the address that our proxy saw is not believed.
    expect((await signIn("guess", { "x-forwarded-for": "1.2.3.4, 203.0.113.66" })).status).toBe(429);
    expect((await signIn("guess", { ...guesser, "x-concord-client-address": "1.2.3.4" })).status).toBe(429);
    // The owner, elsewhere, is not locked out.
    expect((await signIn("a long enough password", { "x-forwarded-for": "198.51.100.22" })).status).toBe(200);
  });

  it("is refused to a form on another site", async () => {
    expect((await signIn("a long enough password", { origin: "https://attacker.example" })).status).toBe(403);
    const form = await signIn("a long enough password", { "content-type": "text/plain" });
    expect(form.status).toBe(422);
  });
});

describe("an account", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it("gets a new password by the administrator's link, once, and its sessions end", async () => {
    const administrator = await aPerson(service, "Administrator", true);
    const forgetful = await aPerson(service, "Forgetful");
    const { secret } = await administrator.done(installation.createPasswordReset, { params: { userId: forgetful.id } });
    const visitor = aVisitor(service);
    const password = "another long enough password";
    await visitor.done(installation.usePasswordReset, { body: { secret, password } });
    expect((await visitor.call(installation.usePasswordReset, { body: { secret, password } })).code).toBe(
      "secret_invalid",
    );
    expect(await forgetful.done(installation.readSession)).toEqual({ user: null });
    await visitor.done(installation.signIn, { body: { email: "forgetful@example.org", password } });
  });

  it("keeps this session and ends the others when its password changes", async () => {
    const here = await aPerson(service, "Changing");
    const elsewhere = aVisitor(service);
    const body = { email: "changing@example.org", password: "a long enough password" };
    await elsewhere.done(installation.signIn, { body });
    await here.done(installation.changePassword, { body: { current: body.password, next: "another long password" } });
    expect((await here.done(installation.readSession)).user).not.toBeNull();
    expect((await elsewhere.done(installation.readSession)).user).toBeNull();
  });

  it("is ended by closing it, which erases its name and address and is refused for the last administrator", async () => {
    const administrator = await aPerson(service, "Last", true);
    for (const user of (await administrator.done(installation.listUsers)).users)
      if (user.administrator && !user.closedAt && user.id !== administrator.id)
        await administrator.done(installation.closeUser, { params: { userId: user.id } });
    const leaving = await aPerson(service, "Leaving");
    await administrator.done(installation.closeUser, { params: { userId: leaving.id } });
    expect((await leaving.done(installation.readSession)).user).toBeNull();
    expect(JSON.stringify(await administrator.done(installation.listUsers))).not.toMatch(/leaving/i);
    const last = await administrator.call(installation.closeUser, { params: { userId: administrator.id } });
    expect(last.code).toBe("last_administrator");
  });

  it("can be made by anybody only while the administrator has sign-up open", async () => {
    const administrator = await aPerson(service, "Opening", true);
    const body = { name: "New", email: "new@example.org", password: "a long enough password" };
    expect((await aVisitor(service).call(installation.signUp, { body })).code).toBe("secret_invalid");
    await administrator.done(installation.updateInstallation, { body: { signUp: "open" } });
    expect((await aVisitor(service).done(installation.signUp, { body })).administrator).toBe(false);
    expect((await aVisitor(service).call(installation.signUp, { body })).code).toBe("email_taken");
  });
});

describe("an invitation", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  const invite = async () => {
    const manager = await aPerson(service, `Manager ${crypto.randomUUID()}`);
    const project = await manager.done(projectContract.createProject, { body: { name: "Walking groups" } });
    const params = { projectId: project.id };
    const { secret, id } = await manager.done(projectContract.createInvitation, { params, body: { roles: ["code"] } });
    return { manager, params, secret, id };
  };
  const account = (name: string) => ({ name, email: `${name}@example.org`, password: "a long enough password" });

  it("makes an account and a member at once, and works for one person", async () => {
    const { manager, params, secret } = await invite();
    const [bea, eve] = [aVisitor(service), aVisitor(service)];
    expect(await bea.done(projectContract.lookAtInvitation, { body: { secret } })).toMatchObject({ roles: ["code"] });
    const answers = await Promise.all([
      bea.call(projectContract.acceptInvitation, { body: { secret, account: account("bea") } }),
      eve.call(projectContract.acceptInvitation, { body: { secret, account: account("eve") } }),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 403]);
    const { members } = await manager.done(projectContract.listMembers, { params });
    expect(members).toHaveLength(2);
    // Whoever came too late has no account either: nothing is left of the attempt.
    const loser = answers[0].status === 200 ? "eve" : "bea";
    expect(await accounts.userByEmail(service.database.db, `${loser}@example.org`)).toBeUndefined();
  });

  it("can be claimed with an account that exists", async () => {
    const { params, secret } = await invite();
    const dia = await aPerson(service, "Dia");
    await dia.done(projectContract.acceptInvitation, { body: { secret } });
    expect((await dia.done(projectContract.readProject, { params })).roles).toEqual(["code"]);
  });

  it("stops working when it is withdrawn, and its former link when it is made anew", async () => {
    const { manager, params, secret, id } = await invite();
    const invitation = { ...params, invitationId: id };
    const anew = await manager.done(projectContract.reissueInvitation, { params: invitation, body: {} });
    const look = (given: string) =>
      aVisitor(service).call(projectContract.lookAtInvitation, { body: { secret: given } });
    expect((await look(secret)).code).toBe("secret_invalid");
    expect((await look(anew.secret)).status).toBe(200);
    await manager.done(projectContract.revokeInvitation, { params: invitation });
    expect((await look(anew.secret)).code).toBe("secret_invalid");
  });

  it("stores no secret in the clear", async () => {
    const { secret } = await invite();
    const { rows } = await service.database.pool.query("select row_to_json(i)::text as line from invitations i");
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.some(({ line }) => line.includes(secret))).toBe(false);
  });
});

describe("every answer of the API", () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startTestService();
  });
  afterAll(() => service.stop());

  it("carries the headers that keep browsers from guessing, framing and storing", async () => {
    for (const path of ["/api/health", "/api/projects", "/api/nowhere", "/api/openapi.json"]) {
      const { headers } = await fetch(`${service.url}${path}`);
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("content-security-policy")).toContain("default-src 'none'");
      expect(headers.get("cache-control")).toBe("no-store");
      expect(headers.get("x-frame-options")).toBe("DENY");
    }
  });

  it("is described by an OpenAPI page that names who may ask", async () => {
    const page = await read<{ paths: Record<string, Record<string, Record<string, unknown>>> }>(
      await fetch(`${service.url}/api/openapi.json`),
    );
    expect(Object.keys(page.paths)).toContain(
      "/api/projects/{projectId}/rounds/{roundId}/documents/{documentId}/layer/submission",
    );
    expect(page.paths["/api/projects"]?.post?.["x-concord-access"]).toEqual({ who: "signed_in" });
  });

  it("refuses a body that is no JSON, too large, or not of the form, in words", async () => {
    const post = (body: string) =>
      fetch(`${service.url}/api/session`, { method: "POST", headers: { "content-type": "application/json" }, body });
    expect((await post("{")).status).toBe(422);
    expect((await post(JSON.stringify({ email: "x".repeat(2_000_000) }))).status).toBe(413);
    const problem = await read<Problem>(await post(JSON.stringify({ email: "nobody" })));
    const places = problem.facts?.places as { at: string }[];
    expect(places.map((place) => place.at)).toEqual(["email", "password"]);
  });
});
