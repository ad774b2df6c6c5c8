import { documents as documentContract, installation, projects, rounds } from "@concord/contracts";
import type { DocumentId, ProjectId, RevisionId, RoundId, UserId, Visibility } from "@concord/domain";
import { type ApiSession, apiSession } from "./api-session.ts";
import { type OwnDocument, transcripts } from "./own-documents.ts";

export type Person = {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly id: UserId;
  readonly api: ApiSession;
};

/** A project with two coders in one round, made over the API. */
export type Study = {
  readonly url: string;
  readonly alice: Person;
  readonly bob: Person;
  readonly projectId: ProjectId;
  readonly roundId: RoundId;
  readonly documents: readonly { readonly id: DocumentId; readonly revisionId: RevisionId; readonly name: string }[];
};

export const ALICE = { name: "Alice Amsel", email: "alice@example.org", password: "the blackbird sings at four" };
export const BOB = { name: "Bob Brandt", email: "bob@example.org", password: "a kettle on the early shift" };

/**
 * Makes the first account of an installation.
 *
 * @param secret - of the set-up link; needed where the request does not come straight from this machine
 */
export async function firstAccount(url: string, account: typeof ALICE = ALICE, secret?: string): Promise<Person> {
  const api = apiSession(url);
  const me = await api.call(installation.createFirstAccount, { body: { ...account, ...(secret ? { secret } : {}) } });
  return { ...account, id: me.id, api };
}

/** Invites somebody to a project and lets them come in with a new account. */
export async function invited(host: Person, projectId: ProjectId, account: typeof BOB = BOB): Promise<Person> {
  const { secret } = await host.api.call(projects.createInvitation, {
    params: { projectId },
    body: { roles: ["code"] },
  });
  const api = apiSession(host.api.url);
  const { user } = await api.call(projects.acceptInvitation, { body: { secret, account } });
  return { ...account, id: user.id, api };
}

/**
 * Alice manages and codes, Bob codes; every document is coded by both.
 *
 * @param of - documents to import; all four of our own unless given
 * @param secret - of the set-up link, where it is needed
 */
export async function aStudy(
  url: string,
  {
    visibility = "blind",
    of = transcripts,
    secret,
  }: { visibility?: Visibility; of?: readonly OwnDocument[]; secret?: string | undefined } = {},
): Promise<Study> {
  const alice = await firstAccount(url, ALICE, secret);
  const { id: projectId } = await alice.api.call(projects.createProject, {
    body: { name: "Small steps", targetBehaviour: "moving more", relationalAspects: true },
  });
  const bob = await invited(alice, projectId);
  const imported = [];
  for (const { name: filename, buffer } of of)
    imported.push(
      await alice.api.call(documentContract.importDocument, {
        params: { projectId },
        query: { filename, name: filename.replace(/\.\w+$/, "") },
        body: buffer,
      }),
    );
  const { id: roundId } = await alice.api.call(rounds.createRound, {
    params: { projectId },
    body: {
      name: "First round",
      visibility,
      documents: imported.map(({ id }) => ({ documentId: id, coderIds: [alice.id, bob.id] })),
    },
  });
  const documents = imported.map(({ id, revisionId, name }) => ({ id, revisionId, name }));
  return { url, alice, bob, projectId, roundId, documents };
}

/** Closes somebody's layer of a document, with all that the server has of it. */
export async function submit({ projectId, roundId }: Study, person: Person, documentId: DocumentId): Promise<void> {
  // The state vector of an empty document: the server need not wait for anything more.
  const body = { stateVector: "AA==" };
  await person.api.call(rounds.submitLayer, { params: { projectId, roundId, documentId }, body });
}
