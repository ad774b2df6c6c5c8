import { QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api.ts";

/** Failures that a moment's patience may cure. */
const PASSING = new Set(["unreachable", "unavailable", "not_ready", "internal"]);

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => error instanceof ApiError && PASSING.has(error.code) && failures < 2,
        // Offline is told by the call's own failure; pausing would leave the person with a skeleton and no word.
        networkMode: "always",
      },
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
