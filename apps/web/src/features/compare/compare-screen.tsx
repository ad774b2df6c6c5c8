"use client";

import type { Code } from "@concord/domain";
import { ArrowLeft } from "lucide-react";
import Link from "next/link";
import { useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { useDocumentTitle } from "#components/page-header.tsx";
import { LoadingLines } from "#components/skeleton.tsx";
import { Tab, TabList, TabPanel, Tabs } from "#components/tabs.tsx";
import { useCodebook } from "#features/codebook/queries.ts";
import { type DocumentWithText, useDocument } from "#features/documents/queries.ts";
import { ProjectFrame } from "#features/projects/project-frame.tsx";
import { RequireSession } from "#features/session/require-session.tsx";
import { CoderMark, type LaneGroup, shapeOf } from "#features/transcript/index.ts";
import { codingsOf, transcriptOf } from "#features/workbench/as-domain.ts";
import { codeLookup } from "#features/workbench/code-names.ts";
import { frozenLayerStore } from "#features/workbench/layer-store.ts";
import { stripeSource } from "#features/workbench/stripe-source.ts";
import { initialsOf } from "#lib/initials.ts";
import { failureCode } from "#lib/problem-sentence.ts";
import { AgreementPanel } from "./agreement-panel.tsx";
import { type ComparedLayer, comparisonItems } from "./comparison-items.ts";
import { PassagesView } from "./passages-view.tsx";
import { type ComparisonAnswer, type Place, useComparison } from "./queries.ts";

/** The submitted layers of one document side by side, where they differ, and how far they agree. */
export function CompareScreen(place: Place) {
  return (
    <RequireSession>
      <LoadedComparison place={place} />
    </RequireSession>
  );
}

function LoadedComparison({ place }: { readonly place: Place }) {
  const t = useTranslations("compare");
  const comparison = useComparison(place);
  const document = useDocument(place.projectId, place.documentId);
  const codebook = useCodebook(place.projectId);
  if (comparison.data && document.data && codebook.data)
    return <Comparison place={place} answer={comparison.data} document={document.data} codes={codebook.data.codes} />;
  if (comparison.error && failureCode(comparison.error) === "not_released") return <NotReleased place={place} />;
  const failed = [comparison, document, codebook].find(({ error }) => error);
  if (failed)
    return (
      <ProjectFrame projectId={place.projectId}>
        <ErrorPanel title={t("loadFailed")} error={failed.error} onRetry={() => failed.refetch()} />
      </ProjectFrame>
    );
  return (
    <main className="mx-auto max-w-2xl px-6 py-20">
      <LoadingLines lines={8} />
    </main>
  );
}

type ComparisonProps = {
  readonly place: Place;
  readonly answer: ComparisonAnswer;
  readonly document: DocumentWithText;
  readonly codes: readonly Code[];
};

function Comparison({ place, answer, document, codes }: ComparisonProps) {
  const t = useTranslations("compare");
  const [shown, setShown] = useState("passages");
  useDocumentTitle(`${t("title")} · ${answer.documentName}`);
  const transcript = useMemo(() => transcriptOf(document), [document]);
  const layers = useMemo<readonly ComparedLayer[]>(
    () => answer.layers.map(({ coderId, name, codings }) => ({ coderId, name, codings: codingsOf(codings) })),
    [answer],
  );
  const lookup = useMemo(
    () =>
      codeLookup(
        codes,
        answer.layers.flatMap(({ ownCodes }) => ownCodes),
      ),
    [codes, answer],
  );
  const items = useMemo(() => comparisonItems({ ...answer, layers }), [answer, layers]);
  const groups = useMemo<readonly LaneGroup[]>(
    () =>
      layers.map(({ coderId, name, codings }, index) => ({
        id: coderId,
        coder: name,
        initials: initialsOf(name),
        shape: shapeOf(index),
        source: stripeSource(
          frozenLayerStore(codings, []),
          () => lookup,
          ({ code, sign, quote }) => t("stripe", { code, sign, coder: name, quote }),
        ),
      })),
    [layers, lookup, t],
  );
  const alone = answer.incomparable === "one_coder";
  return (
    <Tabs
      value={shown}
      onValueChange={setShown}
      className="flex h-dvh flex-col overflow-hidden print:h-auto print:overflow-visible"
    >
      <header className="border-b border-line bg-page print:hidden">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3 py-2 md:px-4">
          <Back place={place} />
          <div className="min-w-0">
            <h1 className="truncate text-base leading-tight font-semibold">
              {t("title")} · {answer.documentName}
            </h1>
            <p className="truncate text-xs leading-tight text-ink-muted">{answer.roundName}</p>
          </div>
          <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
            {layers.map(({ coderId, name }, index) => (
              <li key={coderId} className="flex items-center gap-1.5">
                <CoderMark name={name} shape={shapeOf(index)} />
                <span className="text-ink-muted">{name}</span>
              </li>
            ))}
          </ul>
          {!answer.incomparable && (
            <TabList className="ms-auto -mb-2 border-b-0 max-md:w-full">
              <Tab value="passages">{t("passages")}</Tab>
              <Tab value="agreement">{t("agreement")}</Tab>
            </TabList>
          )}
        </div>
      </header>
      {alone && (
        <div className="border-b border-line bg-notice-wash px-4 py-2.5 text-sm">
          <strong className="font-semibold">{t("oneCoderTitle")}.</strong> {t("oneCoderText")}
        </div>
      )}
      <main className="flex min-h-0 flex-1 flex-col">
        {/* Stays while the figures are looked at, with the passage that was chosen. */}
        <TabPanel
          value="passages"
          forceMount
          className="flex min-h-0 flex-1 flex-col pt-0 outline-none data-[state=inactive]:hidden"
        >
          <PassagesView
            transcript={transcript}
            groups={groups}
            layers={layers}
            items={items}
            lookup={lookup}
            tolerance={answer.tolerance}
            notice={answer.incomparable === "more_than_two_coders" ? t("moreCodersText") : undefined}
          />
        </TabPanel>
        <TabPanel value="agreement" className="min-h-0 flex-1 overflow-y-auto pt-0 data-[state=inactive]:hidden">
          <AgreementPanel place={place} lookup={lookup} />
        </TabPanel>
      </main>
    </Tabs>
  );
}

function Back({ place }: { readonly place: Place }) {
  const t = useTranslations("compare");
  return (
    <Button variant="quiet" size="iconSmall" asChild>
      <Link href={`/projects/${place.projectId}`} aria-label={t("back")}>
        <ArrowLeft aria-hidden className="size-4 rtl:-scale-x-100" />
      </Link>
    </Button>
  );
}

function NotReleased({ place }: { readonly place: Place }) {
  const t = useTranslations("compare");
  return (
    <ProjectFrame projectId={place.projectId}>
      <h1 className="font-serif text-2xl font-semibold">{t("notReleasedTitle")}</h1>
      <p className="mt-2 max-w-xl text-ink-muted">{t("notReleasedText")}</p>
      <div className="mt-6 flex flex-wrap gap-2">
        <Button variant="primary" asChild>
          <Link href={`/projects/${place.projectId}/rounds/${place.roundId}/documents/${place.documentId}/code`}>
            {t("toCoding")}
          </Link>
        </Button>
        <Button asChild>
          <Link href={`/projects/${place.projectId}`}>{t("back")}</Link>
        </Button>
      </div>
    </ProjectFrame>
  );
}
