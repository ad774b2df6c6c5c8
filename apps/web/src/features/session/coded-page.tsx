/** Lines of a transcript: x, y and width of each, in the picture's units. */
const LINES = [
  [0, 0, 62],
  [0, 14, 210],
  [0, 26, 232],
  [0, 38, 150],
  [0, 60, 54],
  [0, 74, 226],
  [0, 86, 236],
  [0, 98, 218],
  [0, 110, 96],
  [0, 132, 62],
  [0, 146, 230],
  [0, 158, 184],
] as const;

/** Stripes of three lanes, first coder, second coder, final: lane, y, height, group. */
const STRIPES = [
  [0, 12, 32, 3],
  [1, 12, 18, 3],
  [2, 12, 32, 3],
  [0, 72, 32, 1],
  [1, 84, 32, 1],
  [2, 72, 44, 1],
  [1, 144, 20, 2],
  [2, 144, 20, 2],
] as const;

/** A page of transcript with two coders' lanes and what they agreed on. Decoration: it says nothing that text does not. */
export function CodedPage() {
  return (
    <svg viewBox="-18 -20 336 208" aria-hidden="true" focusable="false" className="h-auto w-full">
      <rect x="-17.5" y="-19.5" width="335" height="207" rx="8" className="fill-page stroke-line" />
      {LINES.map(([x, y, width]) => (
        <rect
          key={y}
          x={x}
          y={y}
          width={width}
          height="5"
          rx="2.5"
          className={width < 70 ? "fill-accent opacity-60" : "fill-line"}
        />
      ))}
      {STRIPES.map(([lane, y, height, group]) => (
        <rect
          key={`${lane}-${y}`}
          x={254 + lane * 17 + (lane === 2 ? 5 : 0)}
          y={y}
          width="7"
          height={height}
          rx="2"
          fill={`var(--group-${group})`}
          opacity={lane === 2 ? 1 : 0.55}
        />
      ))}
      <line x1="288.5" y1="0" x2="288.5" y2="166" className="stroke-line" strokeDasharray="2 3" />
    </svg>
  );
}
