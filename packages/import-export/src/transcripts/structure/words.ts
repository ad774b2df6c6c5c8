/** Labels that interview transcripts use for who asks, in the languages whose transcripts we have seen. */
const INTERVIEWER =
  /^(i|int|itw|iv|ivr|interviewer(in)?|interviewers?|moderator(in)?|mod|facilitator|researcher|investigator|host|q|question|intervieweu(r|se)|entrevistador(a)?|intervistat(ore|rice)|forscher(in)?|th|therapist|counsell?or|coach)[ ._-]*\d{0,2}$/i;
/** And for who answers. */
const PARTICIPANT =
  /^(p|r|b|pt|ppt|pp|resp|part|a|participant|respondent|interviewee|informant|patient|client|caller|answer|befragte[rn]?|teilnehmer(in)?|participante|enquêté(e)?|subject|s|fg|f|k|mother|father|parent|carer)(?:[ ._-]*\d{1,4}[a-z]?|(?<=\w{4})[ ._-]+[a-z])?$/i;
/** Written like a code that a transcriber gives: `I`, `P1`, `INT2`, `Speaker 3`. */
const ROLE_CODE = /^\p{Lu}{1,4}[ ._-]?\d{0,4}$/u;
const NUMBERED = /^(speaker|sprecher(in)?|voice|person|unknown|unidentified)( speaker)?[ ._-]?(\d{1,3}|[A-Z])?$/i;
const NO_SPEECH =
  /^\[?(break|pause|silence|music|intro|outro|jingle|applause|laughter|advert(isement)?s?|ads?|sponsors?|end|end of (interview|recording|transcript|tape)|interruption|recording (starts|stops|ends))\]?$/i;
const FILE_HEAD =
  /^(date|time|location|place|duration|length|title|project|study|site|wave|file|file ?name|recording|audio|recorded( by| on)?|transcri\w*( by)?|interview(ed)?( by| date| no\.?| number| id| type)?|date of interview|participants?( id| no\.?| number)?|speakers|summary|keywords|summary keywords|language|version|id|notes?|age|gender|sex|occupation|subject|topic|keys?|legend|abstract|present|attendees|url|source|e-?mail|phone|author|page)$/i;
/** Words with which people begin a sentence and then put a colon. */
const SENTENCE_START =
  /^(and|also|anyway|actually|again|after|as|because|basically|but|e\.?g|example|finally|first|firstly|for|from|he|her|hers|his|however|if|in|it|its|last|like|maybe|my|next|no|now|oh|ok|okay|one|or|our|plus|remember|right|second|secondly|she|so|sure|that|the|their|then|there|they|third|this|thus|to|today|two|um|uh|we|well|what|when|which|who|why|yeah|yes|you|your)$/i;

export const looksLikeInterviewer = (label: string): boolean => INTERVIEWER.test(label);
export const looksLikeParticipant = (label: string): boolean => PARTICIPANT.test(label);
export const looksLikeRoleCode = (label: string): boolean =>
  looksLikeInterviewer(label) || looksLikeParticipant(label) || ROLE_CODE.test(label) || NUMBERED.test(label);
export const namesNoSpeech = (label: string): boolean => NO_SPEECH.test(label);
export const namesFileHead = (label: string): boolean => FILE_HEAD.test(label);
export const startsSentence = (label: string): boolean => SENTENCE_START.test(label.split(" ")[0] ?? "");

/** Begins with a capital or a digit, or is written in a script without capitals. */
export function startsLikeName(label: string): boolean {
  return /^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(label);
}

/** Two to four words, each beginning like a name. */
export function isFullName(label: string): boolean {
  const words = label.split(" ");
  return words.length >= 2 && words.length <= 4 && words.every(startsLikeName) && !startsSentence(label);
}
