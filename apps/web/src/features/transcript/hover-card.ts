const GAP_PX = 8;

/** The card that tells in words what a stripe is. It stays while pointed at or focused, and closes with Escape. */
export function hoverCard(scroller: HTMLElement, onShown: (coding: string | undefined) => void) {
  const card = document.createElement("div");
  card.className = "transcript-card";
  card.setAttribute("role", "tooltip");
  card.hidden = true;
  // Not inside the text's own container, which would be the frame of everything fixed in it.
  document.body.append(card);
  let shownFor: HTMLElement | undefined;

  const hide = () => {
    shownFor = undefined;
    card.hidden = true;
    onShown(undefined);
  };
  const show = (stripe: HTMLElement) => {
    if (stripe === shownFor) return;
    shownFor = stripe;
    card.textContent = stripe.getAttribute("aria-label");
    card.hidden = false;
    const box = stripe.getBoundingClientRect();
    const { width, height } = card.getBoundingClientRect();
    // Away from the text where there is room, for the words concerned are lit up at the same time.
    const right = box.right + GAP_PX;
    const left = right + width + GAP_PX <= window.innerWidth ? right : Math.max(GAP_PX, box.left - width - GAP_PX);
    card.style.left = `${left}px`;
    card.style.top = `${Math.max(GAP_PX, Math.min(box.top, window.innerHeight - height - GAP_PX))}px`;
    onShown(stripe.dataset.coding);
  };
  const stripeOf = (target: EventTarget | null) =>
    target instanceof Element ? (target.closest<HTMLElement>(".transcript-stripe") ?? undefined) : undefined;
  const onOver = (event: Event) => {
    const stripe = stripeOf(event.target);
    if (stripe) show(stripe);
    else if (shownFor && !(event.target instanceof Node && card.contains(event.target))) hide();
  };
  const onLeave = () => {
    if (shownFor) hide();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.key === "Escape" && shownFor) hide();
  };
  scroller.addEventListener("pointerover", onOver);
  scroller.addEventListener("focusin", onOver);
  scroller.addEventListener("pointerleave", onLeave);
  scroller.addEventListener("scroll", onLeave, { passive: true });
  document.addEventListener("keydown", onKey);
  return () => {
    scroller.removeEventListener("pointerover", onOver);
    scroller.removeEventListener("focusin", onOver);
    scroller.removeEventListener("pointerleave", onLeave);
    scroller.removeEventListener("scroll", onLeave);
    document.removeEventListener("keydown", onKey);
    card.remove();
  };
}
