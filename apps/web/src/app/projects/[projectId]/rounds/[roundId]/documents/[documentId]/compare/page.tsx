import { CompareScreen } from "#features/compare/compare-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string; roundId: string; documentId: string }> };

export default async function Page({ params }: Props) {
  return <CompareScreen {...(await params)} />;
}
