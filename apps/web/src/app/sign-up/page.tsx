import { SignUpScreen } from "#features/session/sign-up-screen.tsx";

export default function Page() {
  return <SignUpScreen />;
}
