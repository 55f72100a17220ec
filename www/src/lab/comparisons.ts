import type { Attack } from "./attack.ts";

/** What no check stops, and what none may stop. */
export const comparisons: readonly Attack[] = [
  {
    name: "page_hacked",
    title: "Page hacked",
    line: "A script here changes what is sent.",
    incident: "BadgerDAO 2021, $120M",
    answer: "purchase",
    change: () => [],
  },
  {
    name: "honest_answer",
    title: "Honest answer",
    line: "To buy a token. Nothing is changed.",
    answer: "purchase",
    change: () => [],
  },
  {
    name: "honest_creation",
    title: "Honest creation",
    line: "To create a token. Nothing is changed.",
    answer: "creation",
    change: () => [],
  },
];
