import type { ReactNode } from "react";
import { ProjectFrame } from "#features/projects/project-frame.tsx";

type Props = { readonly params: Promise<{ projectId: string }>; readonly children: ReactNode };

export default async function Layout({ params, children }: Props) {
  return <ProjectFrame {...(await params)}>{children}</ProjectFrame>;
}
