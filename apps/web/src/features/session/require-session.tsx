"use client";

import { useQueryClient } from "@tanstack/react-query";
import { usePathname, useRouter } from "next/navigation";
import { createContext, type ReactNode, use, useEffect, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Dialog } from "#components/dialog.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { keptBefore, lockDevice } from "#features/local-work/device.ts";
import { NewVersion } from "#features/local-work/new-version.tsx";
import { useLocalWork } from "#features/local-work/use-local-work.ts";
import { signInAddress } from "#lib/after-sign-in.ts";
import { ApiError } from "#lib/api.ts";
import { onOtherTabs } from "./other-tabs.ts";
import { type Me, SESSION_KEY, useReturn, useSession } from "./queries.ts";
import { SignInForm } from "./sign-in-form.tsx";

const MeContext = createContext<Me | null>(null);

/** The person signed in; only below `RequireSession`. */
export function useMe(): Me {
  const me = use(MeContext);
  if (!me) throw new Error("useMe was called outside RequireSession");
  return me;
}

/**
 * Shows a page to somebody signed in. Whoever comes signed out is led to the sign-in page; whose session ends while
 * the page is open signs in over it, and nothing on the page is lost.
 */
export function RequireSession({ children }: { readonly children: ReactNode }) {
  // A screen may ask for it although its layout has: two doors would be two dialogs, each hiding the other.
  return use(MeContext) ? children : <Door>{children}</Door>;
}

function Door({ children }: { readonly children: ReactNode }) {
  const router = useRouter();
  const pathname = usePathname();
  const session = useSession();
  const [former, setFormer] = useState<Me | null>(null);
  const user = session.data?.user ?? null;
  if (user && !former) setFormer(user);
  const stranger = session.isSuccess && !user && !former;

  useNoticeOfSignOut();
  useOtherTabs();
  useEffect(() => {
    if (stranger) router.replace(signInAddress(pathname));
  }, [stranger, pathname, router]);

  const shown = former ?? user;
  // Somebody else may have signed in in another tab: this page, and what is unsent on it, is still the former's.
  const away = shown !== null && user?.id !== shown.id;
  useLocalWork(away ? null : shown);
  useEffect(() => {
    if (session.isSuccess && !user) void lockDevice();
  }, [session.isSuccess, user]);
  if (!shown) {
    return (
      <main className="mx-auto max-w-xl px-6 py-20">
        {session.error ? <ErrorPanel error={session.error} onRetry={() => session.refetch()} /> : <LoadingLines />}
      </main>
    );
  }
  return (
    <MeContext value={shown}>
      {children}
      <NewVersion />
      {away && <SessionEndedDialog former={shown} other={user} />}
    </MeContext>
  );
}

/** Whoever signs in or out in one tab is at all tabs of the browser. */
function useOtherTabs(): void {
  const client = useQueryClient();
  useEffect(() => onOtherTabs(() => void client.invalidateQueries({ queryKey: SESSION_KEY })), [client]);
}

/** Any answer “signed out” means the session is over, whichever call met it. */
function useNoticeOfSignOut(): void {
  const client = useQueryClient();
  useEffect(() => {
    const notice = (error: unknown) => {
      if (error instanceof ApiError && error.code === "signed_out") client.setQueryData(SESSION_KEY, { user: null });
    };
    const queries = client.getQueryCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") notice(event.action.error);
    });
    const mutations = client.getMutationCache().subscribe((event) => {
      if (event.type === "updated" && event.action.type === "error") notice(event.action.error);
    });
    return () => {
      queries();
      mutations();
    };
  }, [client]);
}

function SessionEndedDialog({ former, other }: { readonly former: Me; readonly other: Me | null }) {
  const t = useTranslations("session");
  const local = useTranslations("offline");
  const [kept, setKept] = useState<boolean>();
  useEffect(() => {
    void keptBefore(former.id).then(setKept);
  }, [former.id]);
  const comeBack = useReturn();
  const again = (user: Me) => {
    // Another person must not find the former's page beneath the dialog.
    if (user.id !== former.id) location.reload();
    else comeBack(user);
  };
  // Opened with its form complete, so that the first field has the focus.
  if (kept === undefined) return null;
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      dismissable={false}
      title={other ? local("otherTitle") : t("endedTitle")}
      description={other ? local("otherLead", { other: other.name, name: former.name }) : t("endedLead")}
      size="small"
    >
      <SignInForm keepByDefault={kept} onDone={again} />
      {other && (
        <Button variant="link" className="mt-4" onClick={() => location.reload()}>
          {local("goOnAs", { other: other.name })}
        </Button>
      )}
    </Dialog>
  );
}
