"use client";

import { LogOut, UserRound, UsersRound } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { Initials } from "#components/initials.tsx";
import { Menu, MenuItem, MenuLabel, MenuSeparator } from "#components/menu.tsx";
import { toast } from "#components/toast.tsx";
import { SignOutDialog } from "#features/local-work/sign-out-dialog.tsx";
import { type UnsentWork, unsentWork } from "#features/local-work/unsent-work.ts";
import { useProblemSentence } from "#lib/problem-sentence.ts";
import { useSignOut } from "./queries.ts";
import { useMe } from "./require-session.tsx";

export function AccountMenu() {
  const t = useTranslations("session");
  const sentence = useProblemSentence();
  const me = useMe();
  const signOut = useSignOut();
  const [work, setWork] = useState<readonly UnsentWork[]>();
  const ask = async () => {
    const unsent = await unsentWork(me.id);
    if (unsent.length > 0) setWork(unsent);
    else signOut.mutate(undefined, { onError: (error) => toast(sentence(error)) });
  };
  return (
    <>
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
        <MenuItem onSelect={() => void ask()}>
          <LogOut aria-hidden />
          {t("signOut")}
        </MenuItem>
      </Menu>
      {work && <SignOutDialog work={work} onClose={() => setWork(undefined)} />}
    </>
  );
}
