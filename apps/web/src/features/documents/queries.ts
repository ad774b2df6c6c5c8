import { documents, type ResponseOf } from "@concord/contracts";
import { useQuery } from "@tanstack/react-query";
import { KEPT_AS, keptCall } from "#features/local-work/kept-call.ts";
import { call } from "#lib/api.ts";

export type DocumentSummary = ResponseOf<typeof documents.importDocument>;
export type DocumentWithText = ResponseOf<typeof documents.readDocument>;
export type Preview = ResponseOf<typeof documents.previewDocument>;
export type Notice = Preview["report"][number];

export function useDocuments(projectId: string) {
  return useQuery({
    queryKey: ["projects", projectId, "documents"],
    queryFn: ({ signal }) => call(documents.listDocuments, { params: { projectId }, signal }),
    select: (answer) => answer.documents,
  });
}

export function useDocument(projectId: string, documentId: string) {
  return useQuery({
    queryKey: ["projects", projectId, "documents", documentId],
    queryFn: ({ signal }) =>
      keptCall(documents.readDocument, KEPT_AS.document(documentId), () =>
        call(documents.readDocument, { params: { projectId, documentId }, signal }),
      ),
    // The text of a revision never changes.
    staleTime: 5 * 60_000,
  });
}
