import { buy } from "../../../buy.js";

export async function POST() {
  return new Response(await buy());
}
