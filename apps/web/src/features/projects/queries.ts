import { type BodyOf, projects, type ResponseOf } from "@concord/contracts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { call } from "#lib/api.ts";

export type Project = ResponseOf<typeof projects.createProject>;
export type ProjectHome = ResponseOf<typeof projects.readProject>;
export type Task = ProjectHome["tasks"][number];

const PROJECTS_KEY = ["projects"] as const;

export function useProjects() {
  return useQuery({
    queryKey: [...PROJECTS_KEY, "list"],
    queryFn: ({ signal }) => call(projects.listProjects, { signal }),
    select: (answer) => answer.projects,
  });
}

export function useProject(projectId: string) {
  return useQuery({
    queryKey: [...PROJECTS_KEY, projectId, "home"],
    queryFn: ({ signal }) => call(projects.readProject, { params: { projectId }, signal }),
    // A colleague's submission may release a document at any time.
    refetchInterval: 30_000,
  });
}

/** Whether the person signed in manages the project; no while it is not known. */
export function useMayManage(projectId: string): boolean {
  return useProject(projectId).data?.roles.includes("manage") ?? false;
}

export function useCreateProject() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: BodyOf<typeof projects.createProject>) => call(projects.createProject, { body }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...PROJECTS_KEY, "list"] }),
  });
}
