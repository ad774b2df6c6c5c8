"use client";

import { ROLES, type Role } from "@concord/domain";
import { useTranslations } from "use-intl/react";
import { Badge } from "#components/badge.tsx";
import { Choice, ChoiceGroup } from "#components/choice.tsx";
import { classNames } from "#lib/class-names.ts";

/** Roles with what each means. */
export function RoleList({ roles, className }: { readonly roles: readonly Role[]; readonly className?: string }) {
  const t = useTranslations("members");
  return (
    <ul className={classNames("flex flex-col gap-3 border-s-2 border-accent ps-3 text-sm", className)}>
      {ROLES.filter((role) => roles.includes(role)).map((role) => (
        <li key={role}>
          <span className="block font-medium">{t(`role.${role}`)}</span>
          <span className="block text-ink-muted">{t(`roleMeaning.${role}`)}</span>
        </li>
      ))}
    </ul>
  );
}

export function RoleBadges({ roles }: { readonly roles: readonly Role[] }) {
  const t = useTranslations("members");
  return (
    <span className="flex flex-wrap gap-1.5">
      {ROLES.filter((role) => roles.includes(role)).map((role) => (
        <Badge key={role}>{t(`role.${role}`)}</Badge>
      ))}
    </span>
  );
}

type RoleChoiceProps = {
  readonly question: string;
  readonly roles: readonly Role[];
  readonly error?: string | undefined;
  readonly onChange: (roles: readonly Role[]) => void;
};

export function RoleChoice({ question, roles, error, onChange }: RoleChoiceProps) {
  const t = useTranslations("members");
  return (
    <ChoiceGroup question={question} error={error}>
      {ROLES.map((role) => (
        <Choice
          key={role}
          kind="checkbox"
          framed
          label={t(`role.${role}`)}
          explanation={t(`roleMeaning.${role}`)}
          checked={roles.includes(role)}
          onChange={({ currentTarget }) =>
            onChange(currentTarget.checked ? [...roles, role] : roles.filter((other) => other !== role))
          }
        />
      ))}
    </ChoiceGroup>
  );
}
