import { ResetScreen } from "#features/session/reset-screen.tsx";

export default function Page() {
  return <ResetScreen />;
}
