"use client";

import { useTranslations } from "use-intl/react";
import { Choice, ChoiceGroup } from "#components/choice.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { toast } from "#components/toast.tsx";
import { useInstallation, useUpdateInstallation } from "./queries.ts";

export function SignUpChoice() {
  const t = useTranslations("users");
  const installation = useInstallation();
  const update = useUpdateInstallation();
  const error = installation.error ?? update.error;
  const choices = [
    { value: "closed", label: t("signUpClosed"), explanation: t("signUpClosedText") },
    { value: "open", label: t("signUpOpen"), explanation: t("signUpOpenText") },
  ] as const;
  return (
    <section aria-labelledby="sign-up-heading" className="max-w-3xl">
      <h2 id="sign-up-heading" className="mb-3 font-serif text-xl font-semibold">
        {t("signUp")}
      </h2>
      {installation.isPending && <LoadingLines lines={2} />}
      {error && <ErrorPanel error={error} onRetry={() => installation.refetch()} />}
      {installation.data && (
        <ChoiceGroup question={t("signUpQuestion")}>
          {choices.map(({ value, label, explanation }) => (
            <Choice
              key={value}
              kind="radio"
              framed
              name="sign-up"
              label={label}
              explanation={explanation}
              disabled={update.isPending}
              checked={
                (update.variables && update.isPending ? update.variables.signUp : installation.data.signUp) === value
              }
              onChange={() => update.mutate({ signUp: value }, { onSuccess: () => toast(t("signUpSaved")) })}
            />
          ))}
        </ChoiceGroup>
      )}
    </section>
  );
}
