import { type BodyOf, projects, type ResponseOf } from "@concord/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEnter } from "#features/session/queries.ts";
import { call } from "#lib/api.ts";

export type Member = ResponseOf<typeof projects.updateMember>;
export type Invitation = ResponseOf<typeof projects.listInvitations>["invitations"][number];
export type IssuedInvitation = ResponseOf<typeof projects.createInvitation>;

const membersKey = (projectId: string) => ["projects", projectId, "members"] as const;
const invitationsKey = (projectId: string) => ["projects", projectId, "invitations"] as const;

export function useMembers(projectId: string) {
  return useQuery({
    queryKey: membersKey(projectId),
    queryFn: ({ signal }) => call(projects.listMembers, { params: { projectId }, signal }),
    select: ({ members }) => members,
  });
}

export function useUpdateMember(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ userId, roles }: { readonly userId: string } & BodyOf<typeof projects.updateMember>) =>
      call(projects.updateMember, { params: { projectId, userId }, body: { roles } }),
    // One's own roles stand in the project as well.
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects", projectId] }),
  });
}

export function useRemoveMember(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => call(projects.removeMember, { params: { projectId, userId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ["projects", projectId] }),
  });
}

export function useInvitations(projectId: string, enabled: boolean) {
  return useQuery({
    enabled,
    queryKey: invitationsKey(projectId),
    queryFn: ({ signal }) => call(projects.listInvitations, { params: { projectId }, signal }),
    select: ({ invitations }) => invitations,
  });
}

export function useCreateInvitation(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof projects.createInvitation>) =>
      call(projects.createInvitation, { params: { projectId }, body }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsKey(projectId) }),
  });
}

export function useRevokeInvitation(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) => call(projects.revokeInvitation, { params: { projectId, invitationId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsKey(projectId) }),
  });
}

export function useReissueInvitation(projectId: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (invitationId: string) =>
      call(projects.reissueInvitation, { params: { projectId, invitationId }, body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: invitationsKey(projectId) }),
  });
}

/** @param secret - from the link; nothing is asked while it is unknown or empty */
export function useInvitationLook(secret: string | undefined) {
  return useQuery({
    enabled: Boolean(secret),
    queryKey: ["invitation", secret],
    queryFn: ({ signal }) => call(projects.lookAtInvitation, { body: { secret: secret ?? "" }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useAcceptInvitation(secret: string) {
  const enter = useEnter();
  return useMutation({
    mutationFn: (account: BodyOf<typeof projects.acceptInvitation>["account"] | undefined) =>
      call(projects.acceptInvitation, { body: { secret, ...(account && { account }) } }),
    onSuccess: ({ user }) => enter(user),
  });
}

/** The address that a person invited opens. The secret stands behind the `#`, where no server's log sees it. */
export function invitationLink(origin: string, secret: string): string {
  return `${origin}/join#${encodeURIComponent(secret)}`;
}
