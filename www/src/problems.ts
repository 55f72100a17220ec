import { isTokenwrightError } from "tokenwright";
import type { Issue } from "tokenwright";
import { explain } from "./explain.ts";
import { requestConfig, requestParams } from "./form.ts";
import type { Field, Form, Operation } from "./operations/operation.ts";

/** What is wrong, in a sentence for each field by its name. */
export type Problems = Record<string, string>;

/** All that is wrong with the request before it is sent: the package's to find, ours to say. */
export function requestProblems(operation: Operation, fields: readonly Field[], form: Form): Problems {
  try {
    operation.request(requestParams(operation, form), requestConfig(form));
    return {};
  } catch (error) {
    return sortIssues(fields, error).problems;
  }
}

/** Sorts an error's faults to their fields, one for each. Those that belong to no field are left over. */
export function sortIssues(fields: readonly Field[], error: unknown): { problems: Problems; rest: readonly Issue[] } {
  const problems: Problems = {};
  const rest: Issue[] = [];
  for (const issue of (isTokenwrightError(error) && error.issues) || []) {
    const path = issue.path.replace(/^intent\./, "");
    const field = fields.find(({ name }) => path === name || path.startsWith(`${name}[`));
    if (field === undefined) rest.push(issue);
    else problems[field.name] ??= explain(field, issue);
  }
  return { problems, rest };
}

/**
 * What stays told of `shown` after an edit. Nothing new is told while somebody types, and what is mended is told no more. What only the
 * API can find, it said itself: that stays until its field is edited.
 */
export function settle(shown: Problems, before: Problems, after: Problems, edited: readonly string[]): Problems {
  const stays = (name: string) => name in after || !(name in before || edited.includes(name));
  return Object.fromEntries(Object.entries(shown).filter(([name]) => stays(name)).map(([name, text]) => [name, after[name] ?? text]));
}
