import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { me } from "./installation.ts";
import { email, ids, name, nothing, password, role, secret, stage, text, time, visibility } from "./values.ts";

export const project = z.object({
  id: ids.project,
  name: z.string(),
  targetBehaviour: z.string(),
  createdAt: time,
  roles: z.array(role).describe("your own roles"),
  members: z.int(),
  documents: z.int(),
});

export const listProjects = endpoint({
  method: "get",
  path: "/projects",
  action: "project.list",
  summary: "The projects you are a member of",
  response: z.object({ projects: z.array(project) }),
});

export const createProject = endpoint({
  method: "post",
  path: "/projects",
  action: "project.create",
  summary: "Make a project with BCT Taxonomy v1 as its codebook; you manage it and can code in it",
  body: z.object({
    name,
    targetBehaviour: text(500).default(""),
    relationalAspects: z.boolean().default(false).describe("add group 17, 'Relational aspects', to the codebook"),
  }),
  status: 201,
  response: project,
});

/** What one document of a round asks of the viewer. Says of others only whether they have submitted. */
export const task = z.object({
  roundId: ids.round,
  roundName: z.string(),
  visibility,
  documentId: ids.document,
  documentName: z.string(),
  words: z.int(),
  stage,
  you: z.enum(["not_assigned", "open", "submitted"]),
  others: z.array(z.object({ coderId: ids.user, name: z.string(), submitted: z.boolean() })),
});

export const readProject = endpoint({
  method: "get",
  path: "/projects/{projectId}",
  action: "project.read",
  summary: "A project with what it asks of you, document by document",
  response: project.extend({ tasks: z.array(task) }),
});

export const updateProject = endpoint({
  method: "patch",
  path: "/projects/{projectId}",
  action: "project.update",
  summary: "Rename a project or change its target behaviour",
  body: z.object({ name: name.optional(), targetBehaviour: text(500).optional() }),
  response: project,
});

export const member = z.object({
  id: ids.user,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  since: time,
});
const roles = z.array(role).min(1);

export const listMembers = endpoint({
  method: "get",
  path: "/projects/{projectId}/members",
  action: "member.list",
  summary: "The members of a project with their roles",
  response: z.object({ members: z.array(member) }),
});

export const updateMember = endpoint({
  method: "patch",
  path: "/projects/{projectId}/members/{userId}",
  action: "member.update",
  summary: "Change a member's roles; their open sockets are judged afresh",
  body: z.object({ roles }),
  response: member,
});

export const removeMember = endpoint({
  method: "delete",
  path: "/projects/{projectId}/members/{userId}",
  action: "member.remove",
  summary: "Remove a member; what they coded stays",
  response: nothing,
});

export const invitation = z.object({
  id: ids.invitation,
  roles: z.array(role),
  note: z.string().describe("for whom it is meant, in the inviter's words"),
  createdAt: time,
  expiresAt: time,
  state: z.enum(["open", "claimed", "revoked", "expired"]),
  claimedBy: z.string().nullable(),
});

export const listInvitations = endpoint({
  method: "get",
  path: "/projects/{projectId}/invitations",
  action: "invitation.list",
  summary: "Invitations to a project, without their secrets",
  response: z.object({ invitations: z.array(invitation) }),
});

export const createInvitation = endpoint({
  method: "post",
  path: "/projects/{projectId}/invitations",
  action: "invitation.create",
  summary: "Make a single-use invitation. Its secret is shown this once: the link is <address>/join#<secret>",
  body: z.object({ roles, note: text(200).default(""), days: z.int().min(1).max(60).default(7) }),
  status: 201,
  response: invitation.extend({ secret }),
});

export const revokeInvitation = endpoint({
  method: "delete",
  path: "/projects/{projectId}/invitations/{invitationId}",
  action: "invitation.revoke",
  summary: "Withdraw an invitation that nobody has claimed",
  response: nothing,
});

export const reissueInvitation = endpoint({
  method: "post",
  path: "/projects/{projectId}/invitations/{invitationId}/reissue",
  action: "invitation.reissue",
  summary: "Make a new secret and expiry for an unclaimed invitation; the former link stops working",
  body: z.object({ days: z.int().min(1).max(60).default(7) }),
  response: invitation.extend({ secret }),
});

export const lookAtInvitation = endpoint({
  method: "post",
  path: "/invitations/look",
  action: "invitation.look",
  summary: "What an invitation invites to",
  body: z.object({ secret }),
  response: z.object({ project: z.string(), roles: z.array(role), invitedBy: z.string(), expiresAt: time }),
});

export const acceptInvitation = endpoint({
  method: "post",
  path: "/invitations/accept",
  action: "invitation.accept",
  summary: "Claim an invitation with the account signed in, or with a new account made here",
  body: z.object({ secret, account: z.object({ name, email, password }).optional() }),
  response: z.object({ user: me, projectId: ids.project }),
});
