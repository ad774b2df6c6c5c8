import { expect, type Page } from "@playwright/test";
import axe, { type AxeResults } from "axe-core";

declare global {
  interface Window {
    axe: { run(options: object): Promise<AxeResults> };
  }
}

const RULES = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] };

/** What the automatic rules of WCAG 2.2 AA find on the page as it stands, a line each. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the page's own policy lets no foreign script in, and shall not.
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate((options) => window.axe.run(options), RULES);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${help} at ${target.join(" ")} (${failureSummary ?? ""})`),
  );
}

/** Looks at a page in both themes. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    await expect.soft(await accessibilityFaults(page), `${screen}, ${colorScheme}`).toEqual([]);
  }
}
