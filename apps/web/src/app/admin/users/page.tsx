import { AppFrame } from "#components/app-frame.tsx";
import { UsersScreen } from "#features/users/users-screen.tsx";

export default function Page() {
  return (
    <AppFrame>
      <UsersScreen />
    </AppFrame>
  );
}
