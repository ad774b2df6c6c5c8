"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { Initials } from "#components/initials.tsx";
import { Moment } from "#components/moment.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { Tab, TabList, TabPanel, Tabs } from "#components/tabs.tsx";
import { useAcceptInvitation, useInvitationLook } from "#features/members/queries.ts";
import { RoleList } from "#features/members/role-list.tsx";
import { useFragment } from "#lib/fragment.ts";
import { failureCode } from "#lib/problem-sentence.ts";
import { EntryFrame } from "./entry-frame.tsx";
import type { NewAccount } from "./new-account-fields.tsx";
import { NewAccountForm } from "./new-account-form.tsx";
import { type Me, useEnter, useSession, useSignOutHere } from "./queries.ts";
import { SignInForm } from "./sign-in-form.tsx";

export function JoinScreen() {
  const t = useTranslations("session");
  const secret = useFragment();
  const look = useInvitationLook(secret);
  const session = useSession();

  if (secret === "") return <EntryFrame title={t("joinMissing")} lead={t("joinMissingLead")} />;
  if (look.error && failureCode(look.error) === "secret_invalid") {
    return (
      <EntryFrame title={t("joinInvalid")}>
        <ErrorPanel error={look.error} />
      </EntryFrame>
    );
  }
  const error = look.error ?? session.error;
  if (error) {
    const retry = () => void Promise.all([look.refetch(), session.refetch()]);
    return (
      <EntryFrame title={t("joinGeneric")}>
        <ErrorPanel error={error} onRetry={retry} />
      </EntryFrame>
    );
  }
  if (!secret || !look.data || !session.data) {
    return (
      <EntryFrame title={t("joinGeneric")}>
        <LoadingLines />
      </EntryFrame>
    );
  }
  const { project, roles, invitedBy, expiresAt } = look.data;
  return (
    <EntryFrame title={t("joinTitle", { project })} lead={t("joinLead", { inviter: invitedBy })}>
      <h2 className="text-sm font-medium">{t("joinRoles")}</h2>
      <RoleList roles={roles} className="mt-2" />
      <p className="mt-4 mb-8 border-b border-line pb-5 text-sm text-ink-muted">
        {t.rich("joinUntil", { time: () => <Moment at={expiresAt} /> })}
      </p>
      <Join secret={secret} user={session.data.user} />
    </EntryFrame>
  );
}

type JoinProps = { readonly secret: string; readonly user: Me | null };

function Join({ secret, user }: JoinProps) {
  const router = useRouter();
  const enter = useEnter();
  const accept = useAcceptInvitation(secret);
  const attempt: Attempt = {
    busy: accept.isPending || accept.isSuccess,
    error: accept.error,
    join: (account) =>
      accept.mutate(account, { onSuccess: ({ projectId }) => router.replace(`/projects/${projectId}`) }),
  };
  return user ? <JoinAs me={user} {...attempt} /> : <JoinWithAccount onSignedIn={enter} {...attempt} />;
}

type Attempt = {
  readonly busy: boolean;
  readonly error: unknown;
  /** With a new account, or as whoever is signed in. */
  readonly join: (account?: NewAccount) => void;
};

function JoinAs({ me, busy, error, join }: Attempt & { readonly me: Me }) {
  const t = useTranslations("session");
  const signOut = useSignOutHere();
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Initials name={me.name} />
        <p className="min-w-0 text-sm break-words">{t("joinSignedInAs", { name: me.name, email: me.email })}</p>
      </div>
      {error ? <ErrorPanel error={error} /> : null}
      <Button variant="primary" busy={busy} onClick={() => join()}>
        {t("joinAs", { name: me.name })}
      </Button>
      <Button busy={signOut.isPending} onClick={() => signOut.mutate()}>
        {t("joinOther")}
      </Button>
    </div>
  );
}

function JoinWithAccount({ busy, error, join, onSignedIn }: Attempt & { readonly onSignedIn: (user: Me) => void }) {
  const t = useTranslations("session");
  return (
    <Tabs defaultValue="new">
      <TabList>
        <Tab value="new">{t("joinNew")}</Tab>
        <Tab value="have">{t("joinHave")}</Tab>
      </TabList>
      <TabPanel value="new">
        <NewAccountForm action={t("joinCreate")} busy={busy} error={error} onSubmit={join} />
      </TabPanel>
      <TabPanel value="have">
        <SignInForm
          action={t("joinSignIn")}
          busy={busy}
          onDone={(user) => {
            onSignedIn(user);
            join();
          }}
        />
      </TabPanel>
    </Tabs>
  );
}
