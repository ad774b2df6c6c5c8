import { projects as projectContract } from "@concord/contracts";
import type { Page } from "@playwright/test";
import type { Study } from "../study.ts";
import { comparison } from "./comparison.ts";
import { dragOver } from "./transcript.ts";
import { workbench } from "./workbench.ts";

/** A screen, and how Alice, signed in, gets it on the page. */
export type Screen = { readonly name: string; readonly show: (page: Page, study: Study) => Promise<void> };

const home = ({ url, projectId }: Study) => `${url}/projects/${projectId}`;
const inRound = (study: Study, index: number, place: "code" | "compare") =>
  `${home(study)}/rounds/${study.roundId}/documents/${study.documents[index]?.id}/${place}`;

/** Waits for the heading of the page and for what it still loads. */
async function settled(page: Page): Promise<void> {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.waitForLoadState("networkidle");
}

const at = (name: string, path: (study: Study) => string): Screen => ({
  name,
  show: async (page, study) => {
    await page.goto(path(study));
    await settled(page);
  },
});

/** Every screen that somebody signed in can see, in the order of the path. */
export const SCREENS: readonly Screen[] = [
  at("projects", ({ url }) => `${url}/projects`),
  {
    name: "new-project",
    show: async (page, study) => {
      await page.goto(`${study.url}/projects`);
      await page.getByRole("button", { name: "New project" }).first().click();
      await page.getByRole("dialog").waitFor();
    },
  },
  at("project-home", home),
  at("documents", (study) => `${home(study)}/documents`),
  at("document", (study) => `${home(study)}/documents/${study.documents[0]?.id}`),
  at("codebook", (study) => `${home(study)}/codebook`),
  at("team", (study) => `${home(study)}/team`),
  at("new-round", (study) => `${home(study)}/rounds/new`),
  {
    name: "workbench",
    show: async (page, study) => {
      await page.goto(inRound(study, 1, "code"));
      await workbench.saved(page);
    },
  },
  {
    name: "workbench-palette",
    show: async (page, study) => {
      await page.goto(inRound(study, 1, "code"));
      await workbench.saved(page);
      await dragOver(page, "My children ate two plates");
      await page.keyboard.type("so");
      await workbench.palette(page).waitFor();
    },
  },
  at("workbench-submitted", (study) => inRound(study, 0, "code")),
  {
    name: "compare",
    show: async (page, study) => {
      await page.goto(inRound(study, 0, "compare"));
      await comparison.ready(page);
      await comparison.disagreements(page).first().getByRole("button").click();
    },
  },
  {
    name: "compare-agreement",
    show: async (page, study) => {
      await page.goto(inRound(study, 0, "compare"));
      await comparison.openAgreement(page);
    },
  },
  at("compare-not-released", (study) => inRound(study, 2, "compare")),
  at("account", ({ url }) => `${url}/account`),
  at("users", ({ url }) => `${url}/admin/users`),
  at("nothing-here", ({ url }) => `${url}/projects/00000000-0000-4000-8000-000000000000`),
];

/** Screens of somebody who is not signed in. */
export const OUTSIDE: readonly Screen[] = [
  at("sign-in", ({ url }) => `${url}/sign-in`),
  at("sign-up-closed", ({ url }) => `${url}/sign-up`),
  at("setup-done", ({ url }) => `${url}/setup`),
  at("join-invalid", ({ url }) => `${url}/join#not-a-secret-at-all-but-long-enough`),
  {
    name: "join",
    show: async (page, { url, projectId, alice }) => {
      const params = { projectId };
      const { secret } = await alice.api.call(projectContract.createInvitation, { params, body: { roles: ["code"] } });
      await page.goto(`${url}/join#${secret}`);
      await settled(page);
    },
  },
];
