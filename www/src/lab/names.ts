/** The attacks, in the order of the list. They are words of the page's address, so they do not change. */
export const attackNames = [
  "spender_swapped", "amount_raised", "extra_call", "lying_abi", "wrong_chain", "lookalike_address", "delegatecall", "any_byte",
  "page_hacked", "honest_answer", "honest_creation",
] as const;

export type AttackName = (typeof attackNames)[number];
