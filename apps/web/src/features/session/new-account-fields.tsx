"use client";

import { useTranslations } from "use-intl/react";
import { useFaultSentence } from "#components/fault-sentence.ts";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { emailFault, type Faults, faultsOf, fieldsOf, nameFault, PASSWORD_MINIMUM, passwordFault } from "#lib/form.ts";

export type NewAccount = { readonly name: string; readonly email: string; readonly password: string };

export function readNewAccount(form: HTMLFormElement): {
  readonly account: NewAccount;
  readonly faults: Faults<keyof NewAccount>;
} {
  const { name, email, password } = fieldsOf(form, ["name", "email", "password"]);
  return {
    account: { name: name.trim(), email: email.trim(), password },
    faults: faultsOf({ name: nameFault(name), email: emailFault(email), password: passwordFault(password) }),
  };
}

export function NewAccountFields({ faults }: { readonly faults: Faults<keyof NewAccount> }) {
  const t = useTranslations("session");
  const sentence = useFaultSentence();
  return (
    <>
      <Field label={t("name")} hint={t("nameHint")} error={sentence(faults.name)}>
        {(control) => <Input {...control} name="name" autoComplete="name" required maxLength={200} />}
      </Field>
      <EmailField fault={sentence(faults.email)} />
      <PasswordField fault={sentence(faults.password)} />
    </>
  );
}

export function EmailField({ fault }: { readonly fault: string | undefined }) {
  const t = useTranslations("session");
  return (
    <Field label={t("email")} error={fault}>
      {(control) => <Input {...control} type="email" name="email" autoComplete="username" required maxLength={254} />}
    </Field>
  );
}

type PasswordFieldProps = { readonly fault: string | undefined; readonly label?: string; readonly name?: string };

export function PasswordField({ fault, label, name = "password" }: PasswordFieldProps) {
  const t = useTranslations("session");
  return (
    <Field label={label ?? t("password")} hint={t("passwordHint", { minimum: PASSWORD_MINIMUM })} error={fault}>
      {(control) => (
        <Input {...control} type="password" name={name} autoComplete="new-password" required maxLength={128} />
      )}
    </Field>
  );
}
