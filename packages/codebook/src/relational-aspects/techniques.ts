import type { TaxonomyGroup } from "../taxonomy.ts";

/**
 * Five techniques of peer support that BCT Taxonomy v1 does not have, after Marks et al. (2022), Advances in Mental Health
 * 20(2), 91-101; definitions and examples are this project's own words. Numbered after the last group of the taxonomy.
 */
export const RELATIONAL_TECHNIQUES: readonly TaxonomyGroup[] = [
  {
    number: "17",
    label: "Relational aspects",
    entries: [
      {
        number: "17.1",
        label: "Sharing experiential knowledge",
        definition:
          "The helper draws on what they themselves have lived through, so that the other person's situation is better understood and recognised as real.",
        example: '"I told her about my own second admission, and she said she felt less odd for being scared of hers."',
      },
      {
        number: "17.2",
        label: "Promote reciprocity",
        definition:
          "The helper evens out the difference in power, so that influence, choice and control run both ways between the two.",
        example: '"I asked him when we should stop, and half the time he picked the subject."',
      },
      {
        number: "17.3",
        label: "Promote autonomy",
        definition:
          "The helper stands back so that the person speaks and acts for themselves, with backing rather than being done for.",
        example: '"He wanted me to write the letter; I held the dictionary and he wrote it."',
      },
      {
        number: "17.4",
        label: "Offer confidentiality",
        definition: "The helper makes clear that what is said stays between the two, so that the person can be open.",
        example: '"I said it because I knew it would not go back to the ward."',
      },
      {
        number: "17.5",
        label: "Validating relationship",
        definition: "The helper offers a warm contact without judgement, in which the person feels safe and accepted.",
        example: '"Whatever I came out with, he never made me feel small."',
      },
    ],
  },
];
