import { WorkbenchScreen } from "#features/workbench/workbench-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string; roundId: string; documentId: string }> };

export default async function Page({ params }: Props) {
  return <WorkbenchScreen {...(await params)} />;
}
