import { documents, type ResponseOf } from "@concord/contracts";
import { useQuery } from "@tanstack/react-query";
import { KEPT_AS, keptCall } from "#features/local-work/kept-call.ts";
import { call } from "#lib/api.ts";

export type Codebook = ResponseOf<typeof documents.readCodebook>;

export function useCodebook(projectId: string) {
  return useQuery({
    queryKey: ["projects", projectId, "codebook"],
    queryFn: ({ signal }) =>
      keptCall(documents.readCodebook, KEPT_AS.codebook(projectId), () =>
        call(documents.readCodebook, { params: { projectId }, signal }),
      ),
    staleTime: 60_000,
  });
}
