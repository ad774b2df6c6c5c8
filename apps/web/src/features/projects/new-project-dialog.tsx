"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/button.tsx";
import { Choice } from "#components/choice.tsx";
import { Actions, Dialog } from "#components/dialog.tsx";
import { ErrorPanel } from "#components/error-panel.tsx";
import { useFaultSentence } from "#components/fault-sentence.ts";
import { Field } from "#components/field.tsx";
import { Input } from "#components/input.tsx";
import { faultsOf, fieldsOf, nameFault, useFaults } from "#lib/form.ts";
import { useCreateProject } from "./queries.ts";

export function NewProjectDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations("projects");
  const common = useTranslations("common");
  const sentence = useFaultSentence();
  const router = useRouter();
  const create = useCreateProject();
  const { form, faults, accept } = useFaults<"name">();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const { name, targetBehaviour, relational } = fieldsOf(event.currentTarget, [
      "name",
      "targetBehaviour",
      "relational",
    ]);
    if (!accept(faultsOf({ name: nameFault(name) })) || create.isPending) return;
    create.mutate(
      { name, targetBehaviour, relationalAspects: relational === "on" },
      { onSuccess: (project) => router.push(`/projects/${project.id}`) },
    );
  };
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t("createTitle")} description={t("createText")}>
      <form ref={form} onSubmit={submit} noValidate className="flex flex-col gap-5">
        <Field label={t("name")} hint={t("nameHint")} error={sentence(faults.name)}>
          {(control) => <Input {...control} name="name" required maxLength={200} autoComplete="off" />}
        </Field>
        <Field
          label={
            <>
              {t("targetBehaviour")} <span className="font-normal text-ink-muted">({common("optional")})</span>
            </>
          }
          hint={t("targetBehaviourHint")}
        >
          {(control) => <Input {...control} name="targetBehaviour" maxLength={500} autoComplete="off" />}
        </Field>
        <div>
          <p className="mb-1.5 text-sm font-medium">{t("codebook")}</p>
          <div className="rounded-md border border-line bg-surface">
            <div className="border-b border-line p-3">
              <p>{t("taxonomy")}</p>
              <p className="text-sm text-ink-muted">{t("taxonomyText")}</p>
            </div>
            <Choice
              kind="checkbox"
              name="relational"
              label={t("relational")}
              explanation={t("relationalText")}
              className="p-3"
            />
          </div>
        </div>
        {create.error && <ErrorPanel error={create.error} />}
        <Actions className="mt-1">
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
            {t("create")}
          </Button>
        </Actions>
      </form>
    </Dialog>
  );
}
