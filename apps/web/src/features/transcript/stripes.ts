import type { Span } from "@concord/domain";

/** How a coder is told from others without colour. */
export type CoderShape = "circle" | "triangle" | "square";

/** A coding as the margin shows it. */
export type Stripe = Span & {
  readonly id: string;
  /** Printed at the head of the bar: the number of the code's group. */
  readonly group: string;
  /** A CSS colour and a texture, never the only sign. */
  readonly colour: string;
  readonly texture: "solid" | "hatched";
  /** Drawn as an outline rather than filled: probable instead of certain. */
  readonly tentative: boolean;
  /** Number, name, confidence, coder and words, as one sentence. */
  readonly name: string;
};

/** The stripes of one coder. Changes are told by id, so that a block redraws only for what concerns it. */
export type StripeSource = {
  all(): Iterable<Stripe>;
  /** Calls back with what was put and which ids are gone; answers how to stop. */
  subscribe(listener: (change: StripeChange) => void): () => void;
};
export type StripeChange = { readonly put: readonly Stripe[]; readonly removed: readonly string[] };

/** One coder's column in the margin. */
export type LaneGroup = {
  readonly id: string;
  readonly coder: string;
  readonly initials: string;
  readonly shape: CoderShape;
  readonly source: StripeSource;
};

/** A stripe with its place: pixels from the top of its block, its group's column and its lane in it. */
export type PlacedStripe = {
  readonly stripe: Stripe;
  readonly column: number;
  readonly lane: number;
  readonly top: number;
  readonly height: number;
  /** Whether the coding began in an earlier block. */
  readonly continued: boolean;
};

export type Margin = {
  draw(placed: readonly PlacedStripe[], focused: string | undefined): void;
  remove(): void;
};

export type MarginNames = {
  /** Name of the list beside a block; `undefined` for blocks that are not turns. */
  readonly list: (turn: number | undefined) => string;
  readonly more: (count: number) => string;
  /** Name of the button that each turn has beside its number; without it there is no such button. */
  readonly action?: (turn: number) => string;
};

const LANE = "transcript-stripe";

/** The margin column of one block: the list of its codings, each button drawn as a stripe. Elements are kept by id. */
export function marginOf(
  element: HTMLElement,
  turn: number | undefined,
  names: MarginNames,
  lanesShown: () => number,
): Margin {
  const list = document.createElement("ul");
  list.className = "transcript-margin";
  list.contentEditable = "false";
  list.setAttribute("aria-label", names.list(turn));
  const drawn = new Map<string, HTMLButtonElement>();
  const tools = turn !== undefined && names.action ? toolsOf(turn, names.action(turn)) : undefined;

  const buttonFor = (id: string) => {
    const known = drawn.get(id);
    if (known) return known;
    const button = document.createElement("button");
    button.type = "button";
    button.className = LANE;
    // In a text with hundreds of codings the tab key would never leave it; the panel beside is the keyboard's way.
    button.tabIndex = -1;
    button.dataset.coding = id;
    const entry = document.createElement("li");
    entry.append(button);
    list.append(entry);
    drawn.set(id, button);
    return button;
  };
  const set = (button: HTMLButtonElement, properties: Readonly<Record<string, string>>) => {
    for (const [property, value] of Object.entries(properties)) button.style.setProperty(property, value);
  };

  return {
    draw(placed, focused) {
      const shown = lanesShown();
      const crowded = new Map<number, PlacedStripe[]>();
      for (const stripe of placed)
        if (stripe.lane >= shown - 1) crowded.set(stripe.column, [...(crowded.get(stripe.column) ?? []), stripe]);
      // The last lane is a stripe like any other until something would stand behind it.
      for (const [column, stripes] of crowded) if (!stripes.some(({ lane }) => lane >= shown)) crowded.delete(column);

      const wanted = new Set<string>();
      for (const { stripe, column, lane, top, height, continued } of placed) {
        if (crowded.has(column) && lane >= shown - 1) continue;
        wanted.add(stripe.id);
        const button = buttonFor(stripe.id);
        if (button.getAttribute("aria-label") !== stripe.name) button.setAttribute("aria-label", stripe.name);
        button.dataset.group = continued ? "" : stripe.group;
        button.dataset.texture = stripe.texture;
        button.toggleAttribute("data-tentative", stripe.tentative);
        button.toggleAttribute("data-continued", continued);
        if (stripe.id === focused) button.setAttribute("aria-current", "true");
        else button.removeAttribute("aria-current");
        set(button, {
          "--group-colour": stripe.colour,
          "--column": String(column),
          "--lane-index": String(lane),
          top: `${top}px`,
          height: `${height}px`,
        });
      }
      for (const [column, stripes] of crowded) {
        const id = `more-${column}`;
        wanted.add(id);
        const button = buttonFor(id);
        button.className = `${LANE} transcript-more`;
        button.dataset.more = stripes.map(({ stripe }) => stripe.id).join(" ");
        button.dataset.group = `+${stripes.length}`;
        button.setAttribute("aria-label", names.more(stripes.length));
        set(button, {
          "--column": String(column),
          "--lane-index": String(shown - 1),
          top: `${Math.min(...stripes.map(({ top }) => top))}px`,
          height: "24px",
        });
      }
      for (const [id, button] of drawn)
        if (!wanted.has(id)) {
          button.parentElement?.remove();
          drawn.delete(id);
        }
      if (tools && !tools.isConnected) element.append(tools);
      if (drawn.size === 0) list.remove();
      else if (!list.isConnected) element.append(list);
    },
    remove() {
      tools?.remove();
      list.remove();
      drawn.clear();
      list.replaceChildren();
    },
  };
}

/** Beside the turn's number, for those who do not select text. The keyboard reaches the same by way of the panel. */
function toolsOf(turn: number, name: string): HTMLElement {
  const tools = document.createElement("div");
  tools.className = "transcript-margin transcript-tools";
  tools.contentEditable = "false";
  const button = document.createElement("button");
  button.type = "button";
  button.tabIndex = -1;
  button.dataset.action = String(turn);
  button.title = name;
  button.setAttribute("aria-label", name);
  tools.append(button);
  return tools;
}
