/** What a command answers: the value, or a refusal that belongs to the workflow. Broken promises are thrown instead. */
export type Result<T, E> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

export function ok(): Result<void, never>;
export function ok<T>(value: T): Result<T, never>;
export function ok<T>(value?: T): Result<T | undefined, never> {
  return { ok: true, value };
}

export function refused<const E>(error: E): Result<never, E> {
  return { ok: false, error };
}
