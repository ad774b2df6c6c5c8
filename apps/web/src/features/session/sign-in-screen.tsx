"use client";

import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { placeAfterSignIn } from "#lib/after-sign-in.ts";
import { EntryFrame } from "./entry-frame.tsx";
import { useEnter, useSession, useSetup } from "./queries.ts";
import { SignInForm } from "./sign-in-form.tsx";

export function SignInScreen() {
  const t = useTranslations("session");
  const router = useRouter();
  const next = placeAfterSignIn(useSearchParams().get("next"));
  const session = useSession();
  const setup = useSetup();
  const enter = useEnter();
  const signedIn = Boolean(session.data?.user);
  const fresh = setup.data?.needed === true;

  useEffect(() => {
    if (signedIn) router.replace(next);
    else if (fresh) router.replace("/setup");
  }, [signedIn, fresh, next, router]);

  return (
    <EntryFrame title={t("signInTitle")}>
      <SignInForm busy={signedIn} onDone={enter} />
      <div className="mt-8 flex flex-col gap-3 border-t border-line pt-5 text-sm text-ink-muted">
        <p>{t("forgotten")}</p>
        {setup.data?.signUp === "open" && (
          <p>
            {t("noAccount")}{" "}
            <Button asChild variant="link">
              <Link href="/sign-up">{t("signUp")}</Link>
            </Button>
          </p>
        )}
      </div>
    </EntryFrame>
  );
}
