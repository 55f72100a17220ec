// @ts-check
import { fileURLToPath } from "node:url";
import { Validator } from "@seriousme/openapi-schema-validator";

const DOCUMENT = fileURLToPath(new URL("../../docs/openapi.yaml", import.meta.url));

/** docs/openapi.yaml, judged and with its references resolved. */
export async function readDocument() {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(DOCUMENT);
  if (!valid) throw new Error(`docs/openapi.yaml: ${JSON.stringify(errors)}`);
  return validator.resolveRefs();
}
