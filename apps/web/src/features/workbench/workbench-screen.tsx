type Props = { readonly projectId: string; readonly roundId: string; readonly documentId: string };

export function WorkbenchScreen(_: Props) {
  return null;
}
