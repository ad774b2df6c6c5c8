const HOME = "/projects";

/**
 * Where to go after signing in. Only paths of our own are followed, so that nobody can craft a sign-in link that ends
 * on another site.
 *
 * @param wanted - the `next` parameter of the address
 */
export function placeAfterSignIn(wanted: string | null): string {
  if (!wanted?.startsWith("/")) return HOME;
  const ours = "https://concord.invalid";
  try {
    const { origin, pathname, search } = new URL(wanted, ours);
    return origin === ours && !pathname.startsWith("//") ? pathname + search : HOME;
  } catch {
    return HOME;
  }
}

export function signInAddress(pathname: string): string {
  return pathname === "/" || pathname === HOME ? "/sign-in" : `/sign-in?next=${encodeURIComponent(pathname)}`;
}
