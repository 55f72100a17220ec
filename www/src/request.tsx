import { createTokenByExternalIdRequest } from "tokenwright";
import type { HttpRequest } from "tokenwright";
import { Copy } from "./copy.tsx";
import { type Form, requestConfig, requestParams, sortIssues } from "./form.ts";

/** The request exactly as it will be sent, while it is typed. The access token is dots here, whatever it is. */
export function RequestPreview({ form }: { form: Form }) {
  return (
    <details>
      <summary>Request</summary>
      <Preview form={form} />
    </details>
  );
}

function Preview({ form }: { form: Form }) {
  let request: HttpRequest;
  try {
    request = createTokenByExternalIdRequest(requestParams(form), requestConfig(form));
  } catch (error) {
    const { problems, rest } = sortIssues(error);
    const count = Object.keys(problems).length + rest.length;
    return <p class="quiet">{count === 1 ? "1 thing" : `${count} things`} to fix before this can be sent.</p>;
  }
  const { method, url, body } = request;
  const headers = hideToken(request.headers, "••••••••");
  return (
    <>
      <pre tabIndex={0} aria-label="Request as it will be sent">
        <b>{method}</b> {url}{"\n"}
        {Object.entries(headers).map(([name, value]) => `${name}: ${value}\n`)}
        {body !== undefined && `\n${body}`}
      </pre>
      <Copy text={writeFetch(request)} what="request" label="Copy as fetch" />
    </>
  );
}

function hideToken(headers: Record<string, string>, dots: string): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) =>
    [name, name.toLowerCase() === "authorization" ? `Bearer ${dots}` : value]));
}

function writeFetch({ url, headers, ...rest }: HttpRequest): string {
  const options = { ...rest, headers: hideToken(headers, "<access_token>") };
  return `await fetch(${JSON.stringify(url)}, ${JSON.stringify(options, null, 2)})`;
}
