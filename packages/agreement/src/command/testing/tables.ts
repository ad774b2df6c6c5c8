/** Two coders on six units; of the four that both judged they agree on three. */
export const WIDE = "unit,Ada,Ben\ns1,yes,yes\ns2,no,no\ns3,no,yes\ns4,yes,yes\ns5,,no\ns6,NA,NA\n";
/** The same with a row per judgement. */
export const LONG = `CODE;Unit;coder
yes;s1;Ada
yes;s1;Ben
no;s2;Ben
no;s2;Ada
no;s3;Ada
yes;s3;Ben
yes;s4;Ada
yes;s4;Ben
;s5;Ada
no;s5;Ben
NA;s6;Ada
NA;s6;Ben
`;
export const BINARY = ["--categories", "no,yes", "--positive", "yes"];

/** Any number of codes per unit; the second coder has not judged the last unit. */
export const LIST =
  "unit,coder,code\n1,A,1.1\n1,A,1.10\n1,B,1.1\n2,A,\n2,B,1.10\n3,A,1.1\n3,B,1.1\n4,A,\n4,B,\n5,A,1.1\n";
