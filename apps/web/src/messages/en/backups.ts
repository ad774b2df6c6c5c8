export const backups = {
  title: "Backups",
  last: "Last backup",
  lastNone: "None yet.",
  checked: "Checked",
  checkedRestored: "Restored into a database of its own and found equal.",
  checkedRead:
    "Read to its end, but not restored: the database user may not make databases. docs/operate/backup.md says how to allow it.",
  faults:
    "{count, plural, one {# fault was} other {# faults were}} found in the data itself. Run “npm run concord -- verify” on the server to see {count, plural, one {it} other {them}}.",
  next: "Next",
  place: "Place",
  keep: "Copy this folder to another machine from time to time: a backup on the same disk is lost with it.",
  off: "Backups are switched off on this server (BACKUPS=off). Whoever runs it should make them in another way.",
  failed: "The attempt on <time></time> failed; older backups are untouched.",
  diskFull: "There is too little space on the disk: free some, or set BACKUP_DIR to another disk.",
  folderUnwritable:
    "The folder cannot be written: give it to the user who runs Concord, or set BACKUP_DIR to another folder.",
  databaseAway: "The database did not answer. If this goes on, see whether it runs.",
  copyDiffers:
    "The restored copy was not equal to the original, so it was thrown away. Run “npm run concord -- verify” and tell the makers of Concord.",
  copyRefused: "The file could not be restored, so it was thrown away. The server's log says why.",
  otherwise: "The server's log and status.json in the folder of backups say why.",
  retry: "It is tried again by itself.",
} as const;
