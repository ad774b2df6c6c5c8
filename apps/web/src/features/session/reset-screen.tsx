"use client";

import Link from "next/link";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { useFaultSentence } from "#components/fault-sentence.ts";
import { LoadingLines } from "#components/skeleton.tsx";
import { faultsOf, fieldsOf, passwordFault, useFaults } from "#lib/form.ts";
import { useFragment } from "#lib/fragment.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { PasswordField } from "./new-account-fields.tsx";
import { useSetNewPassword } from "./queries.ts";

export function ResetScreen() {
  const t = useTranslations("session");
  const sentence = useFaultSentence();
  const secret = useFragment();
  const reset = useSetNewPassword();
  const { form, faults, accept } = useFaults<"password">();

  if (reset.isSuccess) {
    return (
      <EntryFrame title={t("resetDone")} lead={t("resetDoneLead")}>
        <Button asChild variant="primary">
          <Link href="/sign-in">{t("signIn")}</Link>
        </Button>
      </EntryFrame>
    );
  }
  if (secret === "") return <EntryFrame title={t("resetMissing")} lead={t("resetMissingLead")} />;

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { password } = fieldsOf(event.currentTarget, ["password"]);
    if (accept(faultsOf({ password: passwordFault(password) })) && secret && !reset.isPending)
      reset.mutate({ secret, password });
  };
  return (
    <EntryFrame title={t("resetTitle")} lead={t("resetLead")}>
      {secret === undefined ? (
        <LoadingLines lines={2} />
      ) : (
        <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-5">
          <PasswordField label={t("newPassword")} fault={sentence(faults.password)} />
          {reset.error && <ErrorPanel error={reset.error} />}
          <Button type="submit" variant="primary" busy={reset.isPending}>
            {t("resetSave")}
          </Button>
        </form>
      )}
    </EntryFrame>
  );
}
