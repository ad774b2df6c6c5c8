export const USAGE = `Usage: npm run agreement -- FILE [options]
       npm run agreement -- check FILE... [--verbose]

Agreement between coders, computed from a file; "-" reads standard input. Where the output goes into another file or
program, write npm run --silent agreement -- FILE, or npm's own lines stand above it. With pnpm: pnpm agreement FILE.

A FILE is text in UTF-8: a table with the columns unit, coder and code; or a table with a row per unit and a column per
coder; or JSON of the format concord-ratings-1 or concord-codings-1; or a file of worked examples. An empty cell was not
judged. Where a unit may have several codes, a row with an empty code says that the coder judged the unit and found
nothing; a column "present" with 1 or 0 says it of each code.

  --format table|json|csv      how results are printed (default table)
  --categories A,B,C           the declared labels in their order; without it, those that occur
  --positive LABEL             the label that means present
  --level nominal|ordinal|interval|ratio
                               what labels are (default nominal); at the last two they are numbers
  --coders A,B                 these coders only, in this order; nothing of the others is read
  --unit UNIT                  how codings are counted: document, turn, any_turn, sentence, paragraph, window:N,
                               character or span
  --bootstrap N                intervals by N resamples of units, at least 1000 (2000 is usual)
  --seed S                     of the random numbers (default 1); the same seed gives the same interval
  --missing LABEL              a label that means "not judged", beside the empty cell (default NA); may be given again
  --several-codes              a unit may have several codes: an empty code says that nothing was found there
  --one-code                   every unit has one code: an empty code says that the coder did not judge the unit
                               Without either it is "several" if some coder gives two codes to a unit.
  --columns unit=A,coder=B,code=C,value=D
                               what the columns are called; unit=A+B where two columns name the unit together
  --delimiter C                between cells: a character, or "tab"; by default it is detected
  --skip-bad-rows              compute from the other rows when some can not be read
  --help

check recomputes every value of files of worked examples and prints those that differ; --verbose prints all.
Ends with 0; with 1 when a checked value differs; with 2 when something about FILE or the options is not right.
`;
