"use client";

import type { FormEvent } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { useFaultSentence } from "#components/fault-sentence.ts";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { toast } from "#components/toast.tsx";
import { KeepChoice } from "#features/local-work/keep-choice.tsx";
import { emailFault, faultsOf, fieldsOf, useFaults } from "#lib/form.ts";
import { EmailField } from "./new-account-fields.tsx";
import { type Me, useSignIn } from "./queries.ts";

type SignInFormProps = {
  readonly action?: string;
  /** Something that follows on signing in and is still under way. */
  readonly busy?: boolean;
  /** Whether work is kept on this device unless the person says otherwise. */
  readonly keepByDefault?: boolean;
  readonly onDone: (user: Me) => void;
};

export function SignInForm({ action, busy = false, keepByDefault = false, onDone }: SignInFormProps) {
  const t = useTranslations("session");
  const local = useTranslations("offline");
  const sentence = useFaultSentence();
  const signIn = useSignIn();
  const { form, faults, accept } = useFaults<"email" | "password">();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { email, password } = fieldsOf(event.currentTarget, ["email", "password"]);
    const found = faultsOf({ email: emailFault(email), password: password === "" ? ("required" as const) : undefined });
    if (!accept(found) || signIn.isPending) return;
    const keep = new FormData(event.currentTarget).has("keep");
    signIn.mutate(
      { email: email.trim(), password, keep },
      {
        onSuccess: ({ user, keepingFault }) => {
          if (keepingFault)
            toast(local(keepingFault === "insecure" ? "keepInsecure" : "keepRefused"), { duration: 15_000 });
          onDone(user);
        },
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-5">
      <EmailField fault={sentence(faults.email)} />
      <Field label={t("password")} error={sentence(faults.password)}>
        {(control) => (
          <Input
            {...control}
            type="password"
            name="password"
            autoComplete="current-password"
            required
            maxLength={128}
          />
        )}
      </Field>
      <KeepChoice name="keep" defaultChecked={keepByDefault} />
      {signIn.error && <ErrorPanel error={signIn.error} />}
      <Button type="submit" variant="primary" busy={busy || signIn.isPending}>
        {action ?? t("signIn")}
      </Button>
    </form>
  );
}
