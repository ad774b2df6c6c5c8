import { NewRoundScreen } from "#features/rounds/new-round-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string }> };

export default async function Page({ params }: Props) {
  return <NewRoundScreen {...(await params)} />;
}
