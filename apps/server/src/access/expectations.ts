import { agreement, documents, type Endpoint, installation, operation, projects, rounds } from "@concord/contracts";
import { CAST, type Part, type Scene } from "./cast.ts";

/**
 * Who is let in by each route, written down a second time and by hand: the table of the domain says what is asked,
 * this list says what must come out. A route that is missing here fails the walk.
 */
export type Expectation = {
  readonly endpoint: Endpoint;
  /** Everybody else is refused. For routes on a document in a round, by scene. */
  readonly letIn: readonly Part[] | Readonly<Record<Scene, readonly Part[]>>;
};

const EVERYBODY: readonly Part[] = CAST;
const SIGNED_IN = EVERYBODY.filter((part) => part !== "signed out" && part !== "closed account");
const MEMBERS: readonly Part[] = [
  "reader",
  "decider",
  "coder of nothing",
  "manager",
  "coder",
  "colleague",
  "managing coder",
];
const MANAGERS: readonly Part[] = ["manager", "managing coder"];
const CODERS: readonly Part[] = ["coder", "colleague", "managing coder"];
const NOBODY: readonly Part[] = [];
const ADMINISTRATOR: readonly Part[] = ["administrator"];

const onDocument = (endpoint: Endpoint, letIn: Readonly<Record<Scene, readonly Part[]>>): Expectation => ({
  endpoint,
  letIn,
});
const afterRelease = { blind: NOBODY, open: NOBODY, "submitted alone": NOBODY, released: MEMBERS };
const whileOpen = {
  blind: CODERS,
  open: CODERS,
  released: NOBODY,
  "submitted alone": ["colleague", "managing coder"],
} as const satisfies Record<Scene, readonly Part[]>;

export const EXPECTATIONS: readonly Expectation[] = [
  { endpoint: installation.readHealth, letIn: EVERYBODY },
  { endpoint: operation.readLiveness, letIn: EVERYBODY },
  { endpoint: operation.readReadiness, letIn: EVERYBODY },
  // It asks for a token, which none of these people has.
  { endpoint: operation.readMetrics, letIn: NOBODY },
  { endpoint: installation.readSetup, letIn: EVERYBODY },
  // An account exists, so that the door of set-up is shut for all, on loopback too.
  { endpoint: installation.createFirstAccount, letIn: NOBODY },
  { endpoint: installation.readSession, letIn: EVERYBODY },
  { endpoint: installation.signIn, letIn: EVERYBODY },
  { endpoint: installation.signOut, letIn: SIGNED_IN },
  { endpoint: installation.signUp, letIn: NOBODY },
  { endpoint: installation.changePassword, letIn: SIGNED_IN },
  { endpoint: installation.readDeviceKey, letIn: SIGNED_IN },
  { endpoint: installation.createPasswordReset, letIn: ADMINISTRATOR },
  { endpoint: installation.usePasswordReset, letIn: NOBODY },
  { endpoint: installation.listUsers, letIn: ADMINISTRATOR },
  { endpoint: installation.closeUser, letIn: ADMINISTRATOR },
  { endpoint: installation.readInstallation, letIn: ADMINISTRATOR },
  { endpoint: installation.updateInstallation, letIn: ADMINISTRATOR },
  { endpoint: installation.readBackups, letIn: ADMINISTRATOR },
  { endpoint: projects.listProjects, letIn: SIGNED_IN },
  { endpoint: projects.createProject, letIn: SIGNED_IN },
  { endpoint: projects.readProject, letIn: MEMBERS },
  { endpoint: projects.updateProject, letIn: MANAGERS },
  { endpoint: projects.listMembers, letIn: MEMBERS },
  { endpoint: projects.updateMember, letIn: MANAGERS },
  { endpoint: projects.removeMember, letIn: MANAGERS },
  { endpoint: projects.listInvitations, letIn: MANAGERS },
  { endpoint: projects.createInvitation, letIn: MANAGERS },
  { endpoint: projects.revokeInvitation, letIn: MANAGERS },
  { endpoint: projects.reissueInvitation, letIn: MANAGERS },
  { endpoint: projects.lookAtInvitation, letIn: NOBODY },
  { endpoint: projects.acceptInvitation, letIn: NOBODY },
  { endpoint: documents.readCodebook, letIn: MEMBERS },
  { endpoint: documents.listDocuments, letIn: MEMBERS },
  { endpoint: documents.readDocument, letIn: MEMBERS },
  { endpoint: documents.previewDocument, letIn: MANAGERS },
  { endpoint: documents.importDocument, letIn: MANAGERS },
  { endpoint: rounds.listRounds, letIn: MEMBERS },
  { endpoint: rounds.readRound, letIn: MEMBERS },
  { endpoint: rounds.createRound, letIn: MANAGERS },
  onDocument(rounds.readLayer, { blind: CODERS, open: CODERS, released: CODERS, "submitted alone": CODERS }),
  onDocument(rounds.submitLayer, whileOpen),
  onDocument(rounds.handInDraft, { blind: CODERS, open: CODERS, released: CODERS, "submitted alone": CODERS }),
  { endpoint: rounds.listDrafts, letIn: MANAGERS },
  onDocument(rounds.readDrafts, { blind: NOBODY, open: NOBODY, "submitted alone": NOBODY, released: MANAGERS }),
  onDocument(rounds.readComparison, afterRelease),
  onDocument(agreement.readAgreement, afterRelease),
];

/** Whose room of each scene opens to whom, and for what. Rooms of submitted layers are closed to all. */
export const ROOMS: readonly {
  readonly scene: Scene;
  readonly owner: Part;
  readonly letIn: Partial<Record<Part, "write" | "read">>;
}[] = [
  { scene: "blind", owner: "coder", letIn: { coder: "write" } },
  { scene: "blind", owner: "managing coder", letIn: { "managing coder": "write" } },
  {
    scene: "open",
    owner: "coder",
    letIn: {
      coder: "write",
      colleague: "read",
      "managing coder": "read",
      manager: "read",
      "coder of nothing": "read",
    },
  },
  { scene: "submitted alone", owner: "coder", letIn: {} },
  { scene: "submitted alone", owner: "colleague", letIn: { colleague: "write" } },
  { scene: "released", owner: "coder", letIn: {} },
  { scene: "released", owner: "colleague", letIn: {} },
];
