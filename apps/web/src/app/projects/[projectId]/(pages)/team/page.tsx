import { TeamScreen } from "#features/members/team-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string }> };

export default async function Page({ params }: Props) {
  return <TeamScreen {...(await params)} />;
}
