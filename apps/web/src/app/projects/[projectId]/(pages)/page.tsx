import { HomeScreen } from "#features/projects/home-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string }> };

export default async function Page({ params }: Props) {
  return <HomeScreen {...(await params)} />;
}
