/** Something the user has to mend: a file that is not there, an option that does not exist. Told in one sentence. */
export class Complaint extends Error {}
