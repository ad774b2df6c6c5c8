import { values } from "@concord/contracts";
import { type RefObject, useEffect, useRef, useState } from "react";

/** What can be wrong with a field before the server is asked; sentences stand in the catalogue under `common`. */
export type Fault = "required" | "notAnEmail" | "tooShort";
export type Faults<Name extends string> = { readonly [K in Name]?: Fault };

export const PASSWORD_MINIMUM = 10;

export function nameFault(name: string): Fault | undefined {
  return values.name.safeParse(name).success ? undefined : "required";
}

export function emailFault(email: string): Fault | undefined {
  if (email.trim() === "") return "required";
  return values.email.safeParse(email.trim()).success ? undefined : "notAnEmail";
}

export function passwordFault(password: string): Fault | undefined {
  if (password === "") return "required";
  return password.length < PASSWORD_MINIMUM ? "tooShort" : undefined;
}

/** Leaves out what is well, so that an empty object means a form that can be sent. */
export function faultsOf<Name extends string>(checked: { readonly [K in Name]: Fault | undefined }): Faults<Name> {
  return Object.fromEntries(Object.entries(checked).filter(([, fault]) => fault)) as Faults<Name>;
}

/** Reads a form's fields as text; a field that is not there is empty. */
export function fieldsOf<const Name extends string>(
  form: HTMLFormElement,
  names: readonly Name[],
): Record<Name, string> {
  const entries = new FormData(form);
  return Object.fromEntries(names.map((name) => [name, String(entries.get(name) ?? "")])) as Record<Name, string>;
}

/** The faults of a form; when there are some, focus goes to the first field concerned. */
export function useFaults<Name extends string>(): {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly faults: Faults<Name>;
  /** Keeps the faults and answers whether there are none. */
  readonly accept: (faults: Faults<Name>) => boolean;
} {
  const form = useRef<HTMLFormElement>(null);
  const [faults, setFaults] = useState<Faults<Name>>({});
  useEffect(() => {
    if (Object.keys(faults).length > 0) form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [faults]);
  const accept = (found: Faults<Name>) => {
    setFaults(found);
    return Object.keys(found).length === 0;
  };
  return { form, faults, accept };
}
