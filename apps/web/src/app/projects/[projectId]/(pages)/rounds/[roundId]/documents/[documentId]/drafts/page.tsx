import { LateDraftsScreen } from "#features/local-work/late-drafts-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string; roundId: string; documentId: string }> };

export default async function Page({ params }: Props) {
  return <LateDraftsScreen {...(await params)} />;
}
