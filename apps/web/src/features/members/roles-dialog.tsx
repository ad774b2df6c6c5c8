"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { toast } from "#components/toast.tsx";
import { type Member, useUpdateMember } from "./queries.ts";
import { RoleChoice } from "./role-list.tsx";

type RolesDialogProps = { readonly projectId: string; readonly member: Member; readonly onClose: () => void };

export function RolesDialog({ projectId, member, onClose }: RolesDialogProps) {
  const t = useTranslations("members");
  const common = useTranslations("common");
  const update = useUpdateMember(projectId);
  const [roles, setRoles] = useState<readonly Member["roles"][number][]>(member.roles);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (roles.length === 0 || update.isPending) return;
    update.mutate(
      { userId: member.id, roles: [...roles] },
      {
        onSuccess: () => {
          toast(t("rolesChanged", { name: member.name }));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("changeRolesOf", { name: member.name })}>
      <form onSubmit={submit}>
        <RoleChoice
          question={t("roles")}
          roles={roles}
          onChange={setRoles}
          error={roles.length === 0 ? t("rolesMissing") : undefined}
        />
        {update.error && (
          <div className="mt-4">
            <ErrorPanel error={update.error} />
          </div>
        )}
        <Actions>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" variant="primary" busy={update.isPending} disabled={roles.length === 0}>
            {common("save")}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
