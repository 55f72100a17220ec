import { isTokenwrightError } from "tokenwright";
import type { Issue } from "tokenwright";

/** Something that went wrong, in words for the visitor; `said` is what the API itself said. */
export type Failure = { title: string; advice: string; said?: string; issues?: readonly Issue[]; requestId?: string };

/** What went wrong while asking the API, or while reading its answer. */
export function describeFailure(error: unknown, method: "GET" | "POST" = "GET"): Failure {
  if (!isTokenwrightError(error)) return { title: "Something failed on this page", advice: String(error) };
  const { code, message, issues, status, requestId } = error;
  const details = { ...(issues !== undefined && { issues }), ...(requestId !== undefined && { requestId }) };
  const look = method === "GET" ? "" : "It may have done what you asked. Look there before you ask again.";
  switch (code) {
    case "api":
      return { ...describeStatus(status ?? 0, look), said: sentence(message), ...details };
    case "network":
      return {
        title: "No answer came",
        advice: `The browser hides the reason. The API may be offline, the address may be wrong, or the API does not allow calls from web pages (CORS). ${look}`,
      };
    case "timeout":
      return { title: "The API took too long", advice: look };
    case "aborted":
      return { title: "You cancelled", advice: look };
    case "invalid_response":
      return { title: "The answer is not what the API promises", advice: "Nothing of it was used.", ...details };
    case "invalid_argument":
      return { title: "A value does not fit", advice: "", ...details };
    default:
      return { title: "This could not be done", advice: sentence(message), ...details };
  }
}

function describeStatus(status: number, look: string): Failure {
  const title = `The API said no (${status})`;
  if (status === 0) return { title: "The API sent the call elsewhere", advice: "It was not followed: it would hand your access token to another address." };
  if (status < 300) return { title: "The API said no", advice: "It answered that it failed." };
  if (status === 401) return { title, advice: "It does not accept this access token. It may have expired." };
  if (status === 403) return { title, advice: "This access token may not do this." };
  if (status === 404) return { title, advice: "It does not know what you named." };
  if (status === 429) return { title, advice: "Too many requests. Wait a minute, then ask again." };
  if (status >= 500) return { title: `The API failed (${status})`, advice: look || "Ask again later." };
  return { title, advice: "It does not accept this request." };
}

/** What a wallet answered when it was asked to connect. */
export function describeRefusal(error: unknown, wallet: string): string {
  const { code, message } = (typeof error === "object" && error !== null ? error : {}) as { code?: unknown; message?: unknown };
  if (code === 4001) return "You said no. Nothing more was asked.";
  if (code === -32002) return `Already open in ${wallet}. Answer there.`;
  return typeof message === "string" && message !== "" ? `${wallet} said: ${message.slice(0, 200)}` : `${wallet} did not connect.`;
}

/** The package's messages are lower case and end without a dot. */
export function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}${/[.!?]$/.test(message) ? "" : "."}`;
}
