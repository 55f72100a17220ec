import type { ApiToken, CallOptions, Config, HttpRequest, IntegrationToken, Token, TokenTransaction } from "tokenwright";

/** What any of the operations answers. */
export type Answer = IntegrationToken | Token | ApiToken | TokenTransaction;

/** What the visitor typed, by the names of the fields. */
export type Form = Record<string, string | boolean>;

/** A control of a form. Its name is the path that the package uses in `issues`, so that each fault finds its field. */
export type Field = {
  name: string;
  /** In a sentence it follows "the": "Enter the builder's address". */
  label: string;
  /** `list`: texts, split at commas and line ends. `references`: the same, each as `{ id }`. `code`: text whose every character counts. */
  kind: "text" | "code" | "secret" | "amount" | "integer" | "boolean" | "choice" | "list" | "references";
  /** How it is written: ends the sentence "Enter it as …", and is the hint where no other is given. */
  form?: string;
  hint?: string;
  choices?: readonly string[];
};

/** Fields that belong together. */
export type Group = { legend: string; fields: readonly Field[] };

/** What a value of an answer is, where its JSON type does not tell: its digits, a secret, or a number that stands for a word. */
export type Meaning = "decimal" | "secret" | ((value: number) => { label: string });

/** One operation as the page shows it. What is sent, and what is wrong with it, is the package's to say. */
export type Operation = {
  name: string;
  title: string;
  platform: "Apex" | "SoftwareOne" | "Token Layer";
  api: string;
  method: "GET" | "POST";
  path: string;
  /** What is known of its base URL: the path in it, and who tells the rest. */
  base: { path: string; hint: string };
  required: readonly Field[];
  optional: readonly (Field | Group)[];
  /** The page's example, its placeholders mended. */
  example: Form;
  /** The page's example as printed, where it is faulty. */
  printed?: Form;
  /** The field by which the sandbox is told what to answer. */
  provokedBy: string;
  /** What comes of an answer: a purchase, perhaps one, nothing, or transactions that the server made. */
  leadsTo: "purchase" | "perhaps" | "nothing" | "transactions";
  /** By the path in the answer, without the numbers in brackets. */
  meanings: Record<string, Meaning>;
  // Methods, so that each operation may name its own types.
  headline(answer: Answer): { name: string; rest: string };
  request(params: object, config: Config): HttpRequest;
  send(params: object, config: Config, options: CallOptions): Promise<Answer>;
};

/** All fields of the params, whether they stand in a group or not. */
export function paramFields({ required, optional }: Operation): readonly Field[] {
  return [...required, ...optional.flatMap((entry) => ("fields" in entry ? entry.fields : [entry]))];
}
