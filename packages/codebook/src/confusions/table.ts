/** Codes that are easily taken for one another, by number, and what to ask to tell them apart. */
export type ConfusionRow = { readonly numbers: readonly string[]; readonly ask: string };

const PROMISED = "Held out beforehand, it is an incentive; given once it was done, a reward.";

export const CONFUSION_TABLE: readonly ConfusionRow[] = [
  { numbers: ["1.1", "1.3"], ask: "Is the target an action (1.1), or a result that actions lead to (1.3)?" },
  {
    numbers: ["1.1", "1.4"],
    ask: "Only a target is 1.1; once it says when, where, how often, how long or how hard, it is 1.4. Both need both: a plan alone is no proof of a target.",
  },
  {
    numbers: ["1.1", "1.9"],
    ask: "Settling on a target together is 1.1; drawing a firm “I will” out of the person is 1.9.",
  },
  { numbers: ["1.2", "1.4"], ask: "Is there an obstacle and a way round it (1.2), or a schedule without one (1.4)?" },
  {
    numbers: ["1.5", "2.2"],
    ask: "An earlier target is looked at again and reconsidered: 1.5. The person hears how it went: 2.2. Often both are there.",
  },
  {
    numbers: ["1.6", "2.2"],
    ask: "1.6 holds what was done against a target set before; without such a target it is 2.2.",
  },
  { numbers: ["2.1", "2.2"], ask: "Was the person told what had been observed? Told is 2.2, not told is 2.1." },
  {
    numbers: ["2.2", "2.7"],
    ask: "Is the news about the action (2.2) or about what came of it (2.7)? A reading of the body from a device is 2.6.",
  },
  {
    numbers: ["2.2", "10.4"],
    ask: "Reporting how it went is 2.2, praising it is 10.4; a remark that counts and praises is both.",
  },
  { numbers: ["2.3", "2.4"], ask: "Does the person keep track of the action (2.3) or of its result (2.4)?" },
  {
    numbers: ["3.1", "3.2", "3.3"],
    ask: "Help with the hands is 3.2, help with feelings 3.3. If neither is clear, as in “was there for me”, it is 3.1.",
  },
  { numbers: ["3.3", "11.2"], ask: "Somebody comforts (3.3), or teaches a way to calm oneself (11.2)?" },
  { numbers: ["4.1", "6.1"], ask: "Was it explained (4.1) or shown (6.1)? Trying it out oneself is 8.1." },
  { numbers: ["4.1", "8.1"], ask: "Was it explained how (4.1), or did the person try it out (8.1)?" },
  { numbers: ["6.1", "8.1"], ask: "Did the person watch it being done (6.1) or do it for practice (8.1)?" },
  {
    numbers: ["4.1", "1.4"],
    ask: "The way to do it, for anybody, is 4.1; the when and where of this one person is 1.4.",
  },
  {
    numbers: ["4.3", "13.2"],
    ask: "Another explanation for something that happened is 4.3; another view of what one does is 13.2.",
  },
  {
    numbers: ["5.1", "5.3", "5.6"],
    ask: "What does it concern: bodily or mental health (5.1), other people, money or surroundings (5.3), or feelings (5.6)?",
  },
  { numbers: ["5.1", "5.2"], ask: "Are the facts just given (5.1), or deliberately made vivid (5.2)?" },
  { numbers: ["5.4", "5.6"], ask: "Is the person asked how it felt (5.4), or told how it will feel (5.6)?" },
  { numbers: ["5.5", "9.3"], ask: "Is regret foreseen (5.5), or are two futures held side by side (9.3)?" },
  { numbers: ["6.2", "13.1"], ask: "Does the person look at others (6.2), or are they the one looked at (13.1)?" },
  {
    numbers: ["6.2", "17.1"],
    ask: "6.2 compares what another does with one's own doing; 17.1 is the helper's own story, told so that the other feels understood. Both can be there.",
  },
  { numbers: ["7.1", "12.5"], ask: "Does the thing give a signal (7.1) or lend a hand (12.5)?" },
  {
    numbers: ["7.5", "14.10"],
    ask: "Something unpleasant is taken away to make the change easier (7.5), or because the wanted thing was done (14.10)?",
  },
  { numbers: ["8.2", "8.4"], ask: "Done instead on an occasion (8.2), or repeated until it replaces a habit (8.4)?" },
  { numbers: ["8.7", "1.1"], ask: "Is there a single target (1.1), or steps of rising difficulty (8.7)?" },
  {
    numbers: ["9.1", "17.1"],
    ask: "Somebody credible argues for or against the behaviour: 9.1. Experience is shared without arguing: 17.1.",
  },
  { numbers: ["10.1", "10.2"], ask: PROMISED },
  { numbers: ["10.5", "10.4"], ask: PROMISED },
  { numbers: ["10.6", "10.3"], ask: PROMISED },
  { numbers: ["10.7", "10.9"], ask: PROMISED },
  { numbers: ["10.8", "10.10"], ask: PROMISED },
  { numbers: ["10.3", "10.4"], ask: "If it is praise, it is 10.4, whatever the speaker calls it." },
  { numbers: ["12.1", "12.5"], ask: "Were things put differently (12.1), or was something new brought in (12.5)?" },
  { numbers: ["12.1", "12.2"], ask: "Do places and things change (12.1), or the people around (12.2)?" },
  { numbers: ["12.3", "12.4"], ask: "Is the cue kept away from (12.3), or attention led elsewhere (12.4)?" },
  {
    numbers: ["13.2", "15.1"],
    ask: "Does the person come to see it differently (13.2), or hear that they are able to (15.1)?",
  },
  { numbers: ["15.1", "3.1"], ask: "“You are able to” is 15.1; “I am on your side” is 3.1." },
  {
    numbers: ["15.3", "2.2"],
    ask: "Are successes of the past brought to mind (15.3), or is the latest attempt commented on (2.2)?",
  },
  {
    numbers: ["16.3", "6.2"],
    ask: "What befell others in consequence of what they did is 16.3; how others go about it is 6.2.",
  },
];
