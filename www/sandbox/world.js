// @ts-check
// What every form of the sandbox has in common.

export const CHAIN_ID = 17000;
export const ACCESS_TOKEN = "sandbox-access-token";
/** The addresses that the API page's answer names. */
export const CONTRACTS = {
  listing: "0x73E3Bcd355A64a12a0ab9B1E56f33FC214C9a4e8",
  currency: "0x32d55702aef0e031f9264f9bbb20b3f89ee57a95",
  token: "0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c05",
};

/** Base Sepolia, where Token Layer's example is created. */
export const TOKEN_LAYER_CHAIN_ID = 84532;
/** The addresses that Token Layer's transactions name. */
export const TOKEN_LAYER = {
  registry: "0x000000194d2AfE38a20707CB96ed1583038bF02F",
  manager: "0x0000007E56E19A085a31F27AA61C8671c12d2BB7",
  paymentToken: "0xED0E8956D5e7b04560460BE6B3811B0b31cEe8E1",
};
