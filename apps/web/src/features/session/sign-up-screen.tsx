"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { EntryFrame } from "./entry-frame.tsx";
import { NewAccountForm } from "./new-account-form.tsx";
import { useSetup, useSignUp } from "./queries.ts";

export function SignUpScreen() {
  const t = useTranslations("session");
  const router = useRouter();
  const setup = useSetup();
  const signUp = useSignUp();
  if (setup.data?.signUp === "closed") {
    return (
      <EntryFrame title={t("signUpClosed")} lead={t("signUpClosedLead")}>
        <Button asChild variant="primary">
          <Link href="/sign-in">{t("signIn")}</Link>
        </Button>
      </EntryFrame>
    );
  }
  return (
    <EntryFrame title={t("signUpTitle")}>
      {setup.isPending && <LoadingLines />}
      {setup.error && <ErrorPanel error={setup.error} onRetry={() => setup.refetch()} />}
      {setup.data && (
        <NewAccountForm
          action={t("signUp")}
          busy={signUp.isPending || signUp.isSuccess}
          error={signUp.error}
          onSubmit={(account) => signUp.mutate(account, { onSuccess: () => router.replace("/projects") })}
        />
      )}
      <p className="mt-8 border-t border-line pt-5 text-sm text-ink-muted">
        {t("haveAccount")}{" "}
        <Button asChild variant="link">
          <Link href="/sign-in">{t("signIn")}</Link>
        </Button>
      </p>
    </EntryFrame>
  );
}
