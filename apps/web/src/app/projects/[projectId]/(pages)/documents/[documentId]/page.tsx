import { DocumentScreen } from "#features/documents/document-screen.tsx";

type Props = { readonly params: Promise<{ projectId: string; documentId: string }> };

export default async function Page({ params }: Props) {
  return <DocumentScreen {...(await params)} />;
}
