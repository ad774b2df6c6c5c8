"use client";

import { LogOut, UserRound, UsersRound } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl/react";
import { Initials } from "#components/initials.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "#components/menu.tsx";
import { toast } from "#components/toast.tsx";
import { useProblemSentence } from "#lib/problem-sentence.ts";
import { useSignOut } from "./queries.ts";
import { useMe } from "./require-session.tsx";

export function AccountMenu() {
  const t = useTranslations("session");
  const sentence = useProblemSentence();
  const me = useMe();
  const signOut = useSignOut();
  return (
    <Menu
      trigger={
        <button type="button" className="rounded-full p-1 hover:bg-sunken">
          <Initials name={me.name} />
          <span className="sr-only">{t("accountMenu", { name: me.name })}</span>
        </button>
      }
    >
      <MenuLabel>{me.email}</MenuLabel>
      <MenuItem asChild>
        <Link href="/account">
          <UserRound aria-hidden />
          {t("account")}
        </Link>
      </MenuItem>
      {me.administrator && (
        <MenuItem asChild>
          <Link href="/admin/users">
            <UsersRound aria-hidden />
            {t("users")}
          </Link>
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem onSelect={() => signOut.mutate(undefined, { onError: (error) => toast(sentence(error)) })}>
        <LogOut aria-hidden />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
