import { DocumentsScreen } from "#features/documents/documents-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string }> };

export default async function Page({ params }: Props) {
  return <DocumentsScreen {...(await params)} />;
}
