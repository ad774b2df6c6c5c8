import { SetupScreen } from "#features/session/setup-screen.tsx";

export default function Page() {
  return <SetupScreen />;
}
