import { SignInScreen } from "#features/session/sign-in-screen.tsx";

export default function Page() {
  return <SignInScreen />;
}
