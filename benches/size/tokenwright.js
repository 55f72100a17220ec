export * from "tokenwright";
export * from "tokenwright/wallet";
