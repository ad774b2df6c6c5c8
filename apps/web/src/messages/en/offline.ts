export const offline = {
  keep: "Keep work on this device",
  keepHint:
    "Documents you code open without a connection, and unsent work survives a closed tab. It is stored encrypted. Choose this on a device of your own.",
  keepInsecure: "Not possible here: browsers encrypt only over https, or on the machine itself.",
  keepRefused: "This browser does not let Concord store anything, so nothing is kept on this device.",
  keepOn: "Work is kept on this device.",
  keepOff: "Nothing is kept on this device any more.",
  keepTitle: "This device",
  keepAccountHint: "Without this, work without a connection lasts until you close the tab.",

  draftBarClosed:
    "This document was locked at {time} by {name}. Your {count, plural, one {# later coding is} other {# later codings are}} kept as a draft.",
  draftBarClosedUnknown:
    "This document was locked. Your {count, plural, one {# later coding is} other {# later codings are}} kept as a draft.",
  draftBarAccess:
    "Your access to {document} has ended. {count, plural, one {# coding that was not sent is} other {# codings that were not sent are}} kept as a draft.",
  draftInPage: "It is kept in this tab only. Export it before you close the tab.",
  see: "See the draft",
  draftTitle: "Draft of {document}",
  draftLead: "These codings came too late for your record and are not part of it. Only you see them here.",
  draftLeadAccess: "These codings were not sent before your access ended. Only you see them here.",
  added: "Added",
  changed: "Changed",
  removed: "Removed",
  moreChanges: "{count, plural, one {# further coding stands} other {# further codings stand}} in the export.",
  memo: "Memo: {memo}",
  exportCsv: "Export table (CSV)",
  exportJson: "Export file (JSON)",
  handIn: "Hand in",
  handInHint: "A manager of the project can look at what you hand in once the document is released for comparison.",
  handedIn: "Handed in. A manager can look at it once the document is released.",
  discard: "Throw away",
  discardTitle: "Throw this draft away?",
  discardText: "{count, plural, one {# coding} other {# codings}} of {document} will be gone for good.",
  discarded: "The draft is gone",

  signOutTitle: "Sign out with unsent work?",
  signOutLead: "The server does not have everything yet:",
  signOutRoom: "{document}: {count, plural, one {# unsent change} other {# unsent changes}}",
  signOutDraft: "{document}: a draft of {count, plural, one {# coding} other {# codings}}",
  signOutKept:
    "If you sign out, it stays on this device, encrypted, and nobody can read it. When you sign in here again, it is there, and what can be sent is sent.",
  signOutLost: "This browser cannot keep it encrypted. If you sign out, it is lost unless you download it.",
  stay: "Stay signed in",
  downloadUnsent: "Download",
  signOutKeep: "Sign out and keep it encrypted",
  signOutAnyway: "Sign out and lose it",
  unknownDocument: "A document coded earlier",

  sentFromDevice: "{count, plural, one {# change} other {# changes}} of {document} from this device sent",

  cannotStoreTitle: "Work can not be kept on this device",
  cannotStoreText:
    "The browser refuses to store more: its space may be used up. You can go on while you are connected. What is not sent lives in this tab only; do not close it before it says Saved.",
  cannotStoreBar: "Changes can not be kept on this device. Do not close this tab before it says Saved.",
  cannotOpenBar:
    "{count, plural, one {# change that was kept on this device can not be opened, and the server may not have it. It stays} other {# changes that were kept on this device can not be opened, and the server may not have them. They stay}} on the device. Ask whoever runs Concord here before you clear this browser's data.",
  goOn: "Go on",
  downloadChanges: "Download unsent changes",

  otherTitle: "Somebody else has signed in",
  otherLead:
    "In this browser {other} is signed in now. This page belongs to {name}. Sign in again as {name} to go on; what you had on the page is still there.",
  goOnAs: "Go on as {other}",

  newVersion: "A new version is ready.",
  reload: "Reload",

  lateDrafts: "Late drafts",
  lateDraftsOf: "Late drafts of {document} in {round}",
  lateDraftsLead:
    "Codings that reached no record, because the document was locked before they were sent. Nothing here counts in any figure.",
  lateDraftsNone: "No late draft was handed in for this document",
  lateDraftsNoneText: "When a coder hands in codings that came too late, they stand here.",
  handedInAt: "Handed in <time></time>",
  ownCode: "own code",
} as const;
