import { type BodyOf, installation, type ResponseOf } from "@concord/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "#lib/api.ts";

export type User = ResponseOf<typeof installation.listUsers>["users"][number];

const USERS_KEY = ["users"] as const;
const INSTALLATION_KEY = ["installation"] as const;

export function useUsers() {
  return useQuery({
    queryKey: USERS_KEY,
    queryFn: ({ signal }) => call(installation.listUsers, { signal }),
    select: (answer) => answer.users,
  });
}

export function useCloseUser() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (userId: string) => call(installation.closeUser, { params: { userId } }),
    onSuccess: () => client.invalidateQueries({ queryKey: USERS_KEY }),
  });
}

export function useCreatePasswordReset() {
  return useMutation({
    mutationFn: (user: User) => call(installation.createPasswordReset, { params: { userId: user.id } }),
  });
}

export function useInstallation() {
  return useQuery({
    queryKey: INSTALLATION_KEY,
    queryFn: ({ signal }) => call(installation.readInstallation, { signal }),
  });
}

export function useUpdateInstallation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof installation.updateInstallation>) =>
      call(installation.updateInstallation, { body }),
    onSuccess: (settings) => client.setQueryData(INSTALLATION_KEY, settings),
  });
}

/** The address at which somebody sets a new password, once. */
export function resetLink(origin: string, secret: string): string {
  return `${origin}/reset#${encodeURIComponent(secret)}`;
}
