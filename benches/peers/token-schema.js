// The fields and rules of our `IntegrationToken`, in zod. What zod cannot do is left out: digits of money that survive, duplicate keys.
import * as z from "zod";

const count = z.int().nonnegative();
const time = z.iso.datetime({ offset: true });
const text = z.string().nullable();

const image = z.object({ id: z.string(), url: z.string(), is_default: z.boolean(), hash: text, created_at: time });
const document = z.object({ id: z.string(), name: z.string(), url: z.string(), type: z.int(), hash: text, created_at: time });
const integration = z.object({
  chain_id: count,
  abi: z.string(),
  contract_address: text,
  function_name: z.string(),
  currency_token_address: text,
  is_approved: z.boolean(),
  args: z.array(z.object({ type: z.string(), value: z.string(), description: z.string() })),
});

export const token = z.object({
  id: z.string(),
  node_id: z.string(),
  distributor_id: z.string(),
  currency_token_id: z.string(),
  chain_id: count,
  name: z.string(),
  description: z.string(),
  symbol: z.string(),
  value: z.number(),
  supply: z.number(),
  external_id: z.string(),
  contract: z.object({ address: text, hash: text }),
  rules: z.object({ max_purchase_limit: z.number(), min_purchase_limit: z.number() }),
  status: z.int(),
  integration,
  meta: z.object({ images: z.array(image), documents: z.array(document) }),
  created_at: time,
  updated_at: time,
});
