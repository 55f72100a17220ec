import { expect, test } from "vitest";
import { buy } from "./buy.js";
import { buyInline } from "./buy-inline.js";

test("both entries", async () => {
  const calldata = await buy();
  expect(buyInline()).toBe(calldata);
  console.log(calldata);
});
