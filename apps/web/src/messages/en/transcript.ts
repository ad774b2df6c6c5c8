export const transcript = {
  transcript: "Transcript",
  turn: "Turn {turn}, {speaker}",
  nobody: "nobody named",
  codingsInTurn: "Codings in turn {turn}",
  codingsHere: "Codings here",
  moreCodings: "{count, plural, one {# more coding here} other {# more codings here}}",
} as const;
