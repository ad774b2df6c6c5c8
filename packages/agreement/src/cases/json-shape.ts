/** A value in a JSON file that is not what its format asks for. Caught by whoever reads the file, and told as it is. */
export class Mismatch extends Error {
  constructor(at: string, wanted: string, found: unknown) {
    super(`${at}: expected ${wanted}, found ${shown(found)}`);
    this.name = "Mismatch";
  }
}

/**
 * Reads a value, or refuses it.
 *
 * @param at - the value's place in the file, for the person who has to mend it
 * @throws Mismatch
 */
export type Shape<T> = (value: unknown, at: string) => T;
export type JsonRecord = Readonly<Record<string, unknown>>;

export const text: Shape<string> = (value, at) => {
  if (typeof value === "string") return value;
  throw new Mismatch(at, "text", value);
};

export const finite: Shape<number> = (value, at) => {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new Mismatch(at, "a number", value);
};

export const wholeNumber: Shape<number> = (value, at) => {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw new Mismatch(at, "a whole number of at least 0", value);
};

/** Not below 0. */
export const magnitude: Shape<number> = (value, at) => {
  if (typeof value === "number" && Number.isFinite(value) && value >= 0) return value;
  throw new Mismatch(at, "a number of at least 0", value);
};

export const record: Shape<JsonRecord> = (value, at) => {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonRecord;
  throw new Mismatch(at, "an object", value);
};

export function listOf<T>(each: Shape<T>): Shape<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Mismatch(at, "a list", value);
    return value.map((entry, index) => each(entry, `${at}[${index}]`));
  };
}

export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value, at) => (value === null ? null : shape(value, at));
}

export function oneOf<const T extends string>(names: readonly T[]): Shape<T> {
  return (value, at) => {
    const name = names.find((each) => each === value);
    if (name === undefined) throw new Mismatch(at, `one of ${names.join(", ")}`, value);
    return name;
  };
}

/** A field that may be left out; `null` counts as left out. */
export function optional<T>(fields: JsonRecord, name: string, shape: Shape<T>, at: string): T | undefined {
  const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
  return value === undefined || value === null ? undefined : shape(value, placeOf(at, name));
}

export function required<T>(fields: JsonRecord, name: string, shape: Shape<T>, at: string): T {
  return shape(Object.hasOwn(fields, name) ? fields[name] : undefined, placeOf(at, name));
}

function placeOf(at: string, name: string): string {
  return at === "" ? name : `${at}.${name}`;
}

const LONGEST_SHOWN = 60;

/** A value as it stands in the file, cut where it is long; no more of it is looked at than is shown. */
export function shown(value: unknown): string {
  if (value === undefined) return "nothing";
  let json = "";
  for (const piece of pieces(value)) {
    json += piece;
    if (json.length > LONGEST_SHOWN) return `${json.slice(0, LONGEST_SHOWN)}…`;
  }
  return json;
}

/** Every level of nesting gives at least one character, so whoever stops reading after some is not nested deeper. */
function* pieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield "[";
    for (const [index, each] of value.entries()) {
      if (index > 0) yield ",";
      yield* pieces(each);
    }
    yield "]";
  } else if (typeof value === "object" && value !== null) {
    yield "{";
    for (const [index, [name, each]] of Object.entries(value).entries()) {
      yield `${index > 0 ? "," : ""}${JSON.stringify(name)}:`;
      yield* pieces(each);
    }
    yield "}";
  } else yield JSON.stringify(typeof value === "string" ? value.slice(0, LONGEST_SHOWN + 1) : value) ?? String(value);
}
