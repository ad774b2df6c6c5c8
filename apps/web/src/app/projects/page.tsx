import { AppFrame } from "#components/app-frame.tsx";
import { ProjectListScreen } from "#features/projects/project-list-screen.tsx";

export default function Page() {
  return (
    <AppFrame>
      <ProjectListScreen />
    </AppFrame>
  );
}
