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
