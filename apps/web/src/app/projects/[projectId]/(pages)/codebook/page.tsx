import { CodebookScreen } from "#features/codebook/codebook-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string }> };

export default async function Page({ params }: Props) {
  return <CodebookScreen {...(await params)} />;
}
