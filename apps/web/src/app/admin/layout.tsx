import type { ReactNode } from "react";
import { RequireSession } from "#features/session/require-session.tsx";

export default function Layout({ children }: { readonly children: ReactNode }) {
  return <RequireSession>{children}</RequireSession>;
}
