"use client";

import type { Role } from "@concord/domain";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { Field } from "#components/field.tsx";
import { Input, Select } from "#components/input.tsx";
import { fieldsOf } from "#lib/form.ts";
import { InvitationLinkDialog } from "./invitation-link-dialog.tsx";
import { useCreateInvitation } from "./queries.ts";
import { RoleChoice } from "./role-list.tsx";

const DAYS = [1, 7, 14, 30, 60];

export function InviteDialog({ projectId, onClose }: { readonly projectId: string; readonly onClose: () => void }) {
  const t = useTranslations("members");
  const common = useTranslations("common");
  const create = useCreateInvitation(projectId);
  const [roles, setRoles] = useState<readonly Role[]>(["code"]);
  if (create.data) return <InvitationLinkDialog secret={create.data.secret} onClose={onClose} />;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (roles.length === 0 || create.isPending) return;
    const { note, days } = fieldsOf(event.currentTarget, ["note", "days"]);
    create.mutate({ note, roles: [...roles], days: Number(days) });
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("invite")}>
      <form onSubmit={submit} className="flex flex-col gap-5">
        <Field label={t("forWhom")} hint={t("forWhomHint")}>
          {(control) => <Input {...control} name="note" maxLength={200} autoComplete="off" />}
        </Field>
        <RoleChoice
          question={t("what")}
          roles={roles}
          onChange={setRoles}
          error={roles.length === 0 ? t("rolesMissing") : undefined}
        />
        <Field label={t("validDays")} className="max-w-48">
          {(control) => (
            <Select {...control} name="days" defaultValue={7}>
              {DAYS.map((count) => (
                <option key={count} value={count}>
                  {t("days", { count })}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {create.error && <ErrorPanel error={create.error} />}
        <Actions className="mt-1">
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" variant="primary" busy={create.isPending} disabled={roles.length === 0}>
            {t("makeLink")}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
