"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Choice, ChoiceGroup } from "#components/choice.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { useFaultSentence } from "#components/fault-sentence.ts";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { PageHeader } from "#components/page-header.tsx";
import { toast } from "#components/toast.tsx";
import { KeepSetting } from "#features/local-work/keep-setting.tsx";
import { faultsOf, fieldsOf, passwordFault, useFaults } from "#lib/form.ts";
import { chooseTheme, THEMES, type Theme } from "#lib/theme.ts";
import { PasswordField } from "./new-account-fields.tsx";
import { useChangePassword } from "./queries.ts";
import { useMe } from "./require-session.tsx";

/** @param theme - as the server read it from the cookie */
export function AccountScreen({ theme }: { readonly theme: Theme }) {
  const t = useTranslations("session");
  const local = useTranslations("offline");
  const me = useMe();
  return (
    <>
      <PageHeader title={t("accountTitle")} lead={t("accountLead", { name: me.name, email: me.email })} />
      <div className="grid max-w-3xl gap-10">
        <section aria-labelledby="theme-heading">
          <h2 id="theme-heading" className="sr-only">
            {t("theme")}
          </h2>
          <ThemeChoice initial={theme} />
        </section>
        <section aria-labelledby="device-heading" className="border-t border-line pt-8">
          <h2 id="device-heading" className="mb-4 font-serif text-xl font-semibold">
            {local("keepTitle")}
          </h2>
          <KeepSetting />
        </section>
        <section aria-labelledby="password-heading" className="border-t border-line pt-8">
          <h2 id="password-heading" className="font-serif text-xl font-semibold">
            {t("changePassword")}
          </h2>
          <p className="mt-1 mb-5 text-ink-muted">{t("changePasswordHint")}</p>
          <PasswordForm />
        </section>
      </div>
    </>
  );
}

function ThemeChoice({ initial }: { readonly initial: Theme }) {
  const t = useTranslations("session");
  const [theme, setTheme] = useState(initial);
  const labels = { system: t("themeSystem"), light: t("themeLight"), dark: t("themeDark") };
  return (
    <ChoiceGroup question={t("theme")} hint={t("themeHint")}>
      <div className="grid gap-2 md:grid-cols-3">
        {THEMES.map((choice) => (
          <Choice
            key={choice}
            kind="radio"
            framed
            name="theme"
            label={labels[choice]}
            checked={theme === choice}
            onChange={() => {
              setTheme(choice);
              chooseTheme(choice);
            }}
          />
        ))}
      </div>
    </ChoiceGroup>
  );
}

function PasswordForm() {
  const t = useTranslations("session");
  const sentence = useFaultSentence();
  const me = useMe();
  const change = useChangePassword();
  const { form, faults, accept } = useFaults<"current" | "next">();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { current, next } = fieldsOf(event.currentTarget, ["current", "next"]);
    const found = faultsOf({ current: current === "" ? ("required" as const) : undefined, next: passwordFault(next) });
    if (!accept(found) || change.isPending) return;
    change.mutate(
      { current, next },
      {
        onSuccess: () => {
          form.current?.reset();
          toast(t("passwordChanged"));
        },
      },
    );
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex max-w-md flex-col gap-5">
      {/* Tells a password manager whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <Field label={t("currentPassword")} error={sentence(faults.current)}>
        {(control) => <Input {...control} type="password" name="current" autoComplete="current-password" required />}
      </Field>
      <PasswordField name="next" label={t("newPassword")} fault={sentence(faults.next)} />
      {change.error && <ErrorPanel error={change.error} />}
      <div>
        <Button type="submit" variant="primary" busy={change.isPending}>
          {t("changePassword")}
        </Button>
      </div>
    </form>
  );
}
