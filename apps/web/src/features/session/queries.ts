import { type BodyOf, installation, type ResponseOf } from "@concord/contracts";
import { type QueryClient, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { chooseKeeping, leaveDevice, lockDevice } from "#features/local-work/device.ts";
import { keepAnswer, keptCall } from "#features/local-work/kept-call.ts";
import { leave } from "#features/local-work/leaving.ts";
import { call } from "#lib/api.ts";
import { tellOtherTabs } from "./other-tabs.ts";

export type Me = ResponseOf<typeof installation.signIn>;

export const SESSION_KEY = ["session"] as const;
/** Under which name a device keeps who is signed in. */
const SESSION_KEPT = "session";
const SETUP_KEY = ["setup"] as const;

export function useSession() {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) =>
      keptCall(
        installation.readSession,
        SESSION_KEPT,
        async () => {
          const answer = await call(installation.readSession, { signal });
          // Nothing on this device can be read any more, whatever page learns of it first.
          if (!answer.user) await lockDevice();
          return answer;
        },
        { whose: ({ user }) => user?.id },
      ),
    staleTime: 60_000,
  });
}

/** First words of the keys of what is the same whoever asks. */
const NOT_PERSONAL: readonly unknown[] = [SESSION_KEY[0], SETUP_KEY[0], "invitation"];

/** What was asked before was asked as somebody else, so it is forgotten. */
function enter(client: QueryClient, user: Me): void {
  client.removeQueries({ predicate: ({ queryKey }) => !NOT_PERSONAL.includes(queryKey[0]) });
  client.setQueryData(SESSION_KEY, { user });
}

export function useEnter(): (user: Me) => void {
  const client = useQueryClient();
  return (user) => enter(client, user);
}

/** The same person is back: the page stays as it is, and what it shows is asked for again. */
export function useReturn(): (user: Me) => void {
  const client = useQueryClient();
  return (user) => {
    client.setQueryData(SESSION_KEY, { user });
    void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  };
}

export function useSetup() {
  return useQuery({ queryKey: SETUP_KEY, queryFn: ({ signal }) => call(installation.readSetup, { signal }) });
}

export function useCreateFirstAccount() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof installation.createFirstAccount>) =>
      call(installation.createFirstAccount, { body }),
    onSuccess: (user) => enter(client, user),
  });
}

/** The caller takes the person in, by `useEnter` or `useReturn`. */
export function useSignIn() {
  return useMutation({
    mutationFn: async ({ keep, ...body }: BodyOf<typeof installation.signIn> & { readonly keep: boolean }) => {
      const user = await call(installation.signIn, { body });
      const keepingFault = await chooseKeeping(user.id, keep);
      await keepAnswer(SESSION_KEPT, { user }, user.id);
      tellOtherTabs();
      return { user, keepingFault };
    },
  });
}

export function useSignUp() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof installation.signUp>) => call(installation.signUp, { body }),
    onSuccess: (user) => enter(client, user),
  });
}

async function signOut(): Promise<void> {
  await call(installation.signOut);
  await leaveDevice();
  tellOtherTabs();
}

export function useSignOut() {
  return useMutation({
    mutationFn: signOut,
    // A full load, so that nothing of this person's stays in the page's memory.
    onSuccess: () => leave("/sign-in"),
  });
}

/** Signs out and stays on the page, for somebody who wants to go on with another account. */
export function useSignOutHere() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => client.setQueryData(SESSION_KEY, { user: null }),
  });
}

export function useChangePassword() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof installation.changePassword>) => call(installation.changePassword, { body }),
  });
}

export function useSetNewPassword() {
  return useMutation({
    mutationFn: (body: BodyOf<typeof installation.usePasswordReset>) => call(installation.usePasswordReset, { body }),
  });
}
