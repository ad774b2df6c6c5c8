"use client";

import type { FormEvent } from "react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { useFaults } from "#lib/form.ts";
import { type NewAccount, NewAccountFields, readNewAccount } from "./new-account-fields.tsx";

type NewAccountFormProps = {
  readonly action: string;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onSubmit: (account: NewAccount) => void;
};

export function NewAccountForm({ action, busy, error, onSubmit }: NewAccountFormProps) {
  const { form, faults, accept } = useFaults<keyof NewAccount>();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { account, faults: found } = readNewAccount(event.currentTarget);
    if (accept(found) && !busy) onSubmit(account);
  };
  return (
    <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-5">
      <NewAccountFields faults={faults} />
      {error ? <ErrorPanel error={error} /> : null}
      <Button type="submit" variant="primary" busy={busy}>
        {action}
      </Button>
    </form>
  );
}
