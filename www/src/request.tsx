import { isTokenwrightError } from "tokenwright";
import type { HttpRequest } from "tokenwright";
import { Copy } from "./copy.tsx";
import { requestConfig, requestParams } from "./form.ts";
import type { Form, Operation } from "./operations/operation.ts";
import { count } from "./verdict.tsx";

type Props = { operation: Operation; form: Form };

/** The request exactly as it will be sent, while it is typed. The access token is dots here, whatever it is. */
export function RequestPreview(props: Props) {
  return (
    <details>
      <summary>Request</summary>
      <Preview {...props} />
    </details>
  );
}

function Preview({ operation, form }: Props) {
  let request: HttpRequest;
  try {
    request = operation.request(requestParams(operation, form), requestConfig(form));
  } catch (error) {
    const faults = isTokenwrightError(error) ? (error.issues?.length ?? 1) : 1;
    return <p class="quiet">{count(faults, "thing")} to fix before this can be sent.</p>;
  }
  const { method, url, body } = request;
  const headers = hideToken(request.headers, "••••••••");
  return (
    <>
      <pre tabIndex={0} role="group" aria-label="Request as it will be sent">
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
