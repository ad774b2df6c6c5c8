import { cookies } from "next/headers";
import { AppFrame } from "#components/app-frame.tsx";
import { AccountScreen } from "#features/session/account-screen.tsx";
import { THEME_COOKIE, themeOf } from "#lib/theme.ts";

export default async function Page() {
  return (
    <AppFrame>
      <AccountScreen theme={themeOf((await cookies()).get(THEME_COOKIE)?.value)} />
    </AppFrame>
  );
}
