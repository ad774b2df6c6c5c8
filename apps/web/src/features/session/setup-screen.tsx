"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { useFragment } from "#lib/fragment.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { NewAccountForm } from "./new-account-form.tsx";
import { useCreateFirstAccount, useSetup } from "./queries.ts";

export function SetupScreen() {
  const t = useTranslations("session");
  const router = useRouter();
  const secret = useFragment();
  const setup = useSetup();
  const create = useCreateFirstAccount();

  if (setup.isPending || secret === undefined) {
    return (
      <EntryFrame title={t("setupTitle")}>
        <LoadingLines />
      </EntryFrame>
    );
  }
  if (setup.error) {
    return (
      <EntryFrame title={t("setupTitle")}>
        <ErrorPanel error={setup.error} onRetry={() => setup.refetch()} />
      </EntryFrame>
    );
  }
  if (!setup.data.needed && !create.isSuccess) {
    return (
      <EntryFrame title={t("setupDone")} lead={t("setupDoneLead")}>
        <Button asChild variant="primary">
          <Link href="/sign-in">{t("signIn")}</Link>
        </Button>
      </EntryFrame>
    );
  }
  if (!setup.data.doorOpen && secret === "") {
    return <EntryFrame title={t("setupShut")} lead={t("setupShutLead")} />;
  }
  return (
    <EntryFrame title={t("setupTitle")} lead={t("setupLead")}>
      <NewAccountForm
        action={t("createFirst")}
        busy={create.isPending || create.isSuccess}
        error={create.error}
        onSubmit={(account) =>
          create.mutate({ ...account, ...(secret && { secret }) }, { onSuccess: () => router.replace("/projects") })
        }
      />
    </EntryFrame>
  );
}
