/** Members that were joined, directly or through others, have one root. A member that was never joined is its own. */
export type DisjointSets<T> = {
  readonly join: (a: T, b: T) => void;
  readonly rootOf: (member: T) => T;
};

/** Sets that can only grow together. Every walk to a root shortens the way for the next (path compression). */
export function disjointSets<T extends object>(): DisjointSets<T> {
  const parent = new Map<T, T>();
  const rootOf = (member: T): T => {
    let root = member;
    for (let next = parent.get(root); next; next = parent.get(root)) root = next;
    for (let at = member; at !== root; ) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  const join = (a: T, b: T) => {
    const [one, other] = [rootOf(a), rootOf(b)];
    if (one !== other) parent.set(one, other);
  };
  return { join, rootOf };
}
