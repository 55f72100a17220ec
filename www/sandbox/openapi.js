// @ts-check
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";

/**
 * @typedef {{ method: string, path: string, query: string, headers: Record<string, string>, body: string, at?: number }} Request `at`: when it came, in milliseconds
 * @typedef {object} Answer
 * @property {number} status
 * @property {Record<string, string>} headers
 * @property {string} body
 * @property {"halting" | "cut"} [delivery] how the body comes, where not at once and whole
 * @property {boolean} [hidden] from pages of other origins
 * @typedef {{ path: string, message: string }} Fault
 * @typedef {object} Operation
 * @property {string} operationId
 * @property {Record<string, string>} parameters those of the path, decoded
 * @property {(request: Request) => Fault[]} requestFaults
 * @property {(answer: Answer) => Fault[]} answerFaults
 */

/**
 * Gives the operation that a request is for, out of docs/openapi.yaml. All platforms share one origin, each under
 * the path of its first server. It knows what the document uses: parameters in the path and in headers, media types of
 * JSON and of text, statuses and their ranges.
 * @param {any} document its references resolved
 * @returns {(method: string, path: string) => Operation | undefined}
 */
export function readOperations(document) {
  const ajv = new Ajv2020({ allErrors: true });
  formats.default(ajv);
  const routes = Object.entries(document.paths).flatMap(([template, { servers = document.servers, ...methods }]) => {
    const [, base = ""] = /^https:\/\/[^/]+(.*)$/.exec(servers[0].url) ?? [];
    const pattern = new RegExp(`^${base}${template.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`);
    return Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      pattern,
      operation,
      faults: judge(ajv, operation),
    }));
  });
  return (method, path) => {
    const route = routes.find((route) => route.method === method && route.pattern.test(path));
    if (route === undefined) return undefined;
    const parameters = decode(route.pattern.exec(path)?.groups ?? {});
    return {
      operationId: route.operation.operationId,
      parameters,
      requestFaults: (request) => route.faults.request(request, parameters),
      answerFaults: route.faults.answer,
    };
  };
}

/**
 * @param {import("ajv/dist/2020.js").Ajv2020} ajv
 * @param {any} operation
 */
function judge(ajv, operation) {
  /** @type {(place: string, schema: object, value: unknown) => Fault[]} */
  const check = (place, schema, value) =>
    ajv.validate(schema, value)
      ? []
      : (ajv.errors ?? [])
          // `if` says only that `then` has failed, which speaks for itself.
          .filter(({ keyword }) => keyword !== "if")
          .map(({ instancePath, params, message }) => {
            const field = params.missingProperty ?? params.additionalProperty;
            return {
              path: place + instancePath.replaceAll("/", ".") + (field === undefined ? "" : `.${field}`),
              message: `${message} ${JSON.stringify(params)}`,
            };
          });

  /** @type {(place: string, content: any, headers: Record<string, string>, text: string) => Fault[]} */
  const checkBody = (place, content, headers, text) => {
    const mediaType = headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
    if (content === undefined) return text === "" ? [] : [{ path: place, message: "there is none" }];
    const schema = (content[mediaType] ?? content["*/*"])?.schema;
    if (schema === undefined) return [{ path: "headers.content-type", message: `is not ${Object.keys(content)}` }];
    if (!/^application\/(.+\+)?json$/.test(mediaType)) return check(place, schema, text);
    const value = parse(text);
    return value === undefined ? [{ path: place, message: "is not JSON" }] : check(place, schema, value);
  };

  return {
    /** @type {(request: Request, parameters: Record<string, string>) => Fault[]} */
    request: ({ query, headers, body }, parameters) => [
      ...(query === "" ? [] : [{ path: "query", message: "there is none" }]),
      ...(operation.parameters ?? []).flatMap((/** @type {any} */ { name, in: place, schema }) => {
        const value = place === "path" ? parameters[name] : headers[name.toLowerCase()];
        return value === undefined
          ? [{ path: `${place}.${name}`, message: "is missing or malformed" }]
          : check(`${place}.${name}`, schema, value);
      }),
      ...checkBody("body", operation.requestBody?.content, headers, body),
    ],
    /** @type {(answer: Answer) => Fault[]} */
    answer: ({ status, headers, body }) => {
      const response = operation.responses[status] ?? operation.responses[`${String(status)[0]}XX`];
      if (response === undefined) return [{ path: "status", message: `${status} is not documented` }];
      return [
        ...Object.entries(response.headers ?? {}).flatMap(([name, { schema }]) =>
          check(`headers.${name}`, schema, headers[name.toLowerCase()]),
        ),
        ...checkBody("body", response.content, headers, body),
      ];
    },
  };
}

/** @param {string} text */
function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Leaves out what is badly encoded.
 * @param {Record<string, string>} groups
 */
function decode(groups) {
  /** @type {Record<string, string>} */
  const decoded = {};
  for (const [name, text] of Object.entries(groups)) {
    try {
      decoded[name] = decodeURIComponent(text);
    } catch {
      continue;
    }
  }
  return decoded;
}
