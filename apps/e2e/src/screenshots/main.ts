import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";
import { launchOptions } from "../browser.ts";
import { startInstallation } from "../installation.ts";
import { transcripts } from "../own-documents.ts";
import { documents } from "../screens/documents.ts";
import { entry } from "../screens/entry.ts";
import { OUTSIDE, SCREENS, type Screen } from "../screens/every-screen.ts";
import { aShownStudy } from "../shown-study.ts";
import type { Study } from "../study.ts";

const SIZES = [
  { width: 1440, height: 900 },
  { width: 820, height: 1180 },
  { width: 390, height: 844 },
];
const THEMES = ["light", "dark"] as const;

const folder = process.argv[2];
if (!folder) throw new Error("Name a folder for the pictures: node infra/scripts/screenshots.mjs FOLDER");
mkdirSync(folder, { recursive: true });

const importPreview: Screen = {
  name: "import-preview",
  show: async (page, { url, projectId }) => {
    await documents.choose(page, `${url}/projects/${projectId}`, transcripts.slice(0, 2));
    await documents.look(page, "walking-group.txt");
  },
};

async function shoot(page: Page, study: Study, { name, show }: Screen, setting: string): Promise<void> {
  try {
    await show(page, study);
    await page.screenshot({ path: join(folder ?? "", `${name}-${setting}.png`) });
  } catch (error) {
    // One screen that cannot be had in one size must not cost the pictures of the others.
    console.error(`${name}, ${setting}: ${error instanceof Error ? error.message.split("\n")[0] : error}`);
    process.exitCode = 1;
  }
}

const installation = await startInstallation();
const browser = await chromium.launch(launchOptions());
const emptyPage = await browser.newPage();
await emptyPage.goto(installation.setupLink ?? "");
await emptyPage.getByRole("heading", { level: 1 }).waitFor();
for (const viewport of SIZES)
  for (const colorScheme of THEMES) {
    await emptyPage.setViewportSize(viewport);
    await emptyPage.emulateMedia({ colorScheme });
    await emptyPage.screenshot({ path: join(folder, `setup-${viewport.width}x${viewport.height}-${colorScheme}.png`) });
  }
await emptyPage.close();

const study = await aShownStudy(installation.url);
for (const viewport of SIZES)
  for (const colorScheme of THEMES) {
    const setting = `${viewport.width}x${viewport.height}-${colorScheme}`;
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce", locale: "en-GB" });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    for (const screen of OUTSIDE) await shoot(page, study, screen, setting);
    await entry.signIn(page, study.url, study.alice);
    for (const screen of [...SCREENS, importPreview]) await shoot(page, study, screen, setting);
    await context.close();
    console.log(`${setting}: done`);
  }
await browser.close();
await installation.stop();
