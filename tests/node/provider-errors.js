import { errorData } from "./scripted-wallet.js";

const TRANSACTION_HASH = `0x${"11".repeat(32)}`;
const data = errorData("too dear");

/** The user says no, as wallets and libraries put it. */
export const REJECTIONS = {
  "4001": { code: 4001, message: "x" },
  "4001 as text": { code: "4001" },
  "4001 inside -32603": { code: -32603, message: "Internal JSON-RPC error.", data: { originalError: { code: 4001 } } },
  "5000": { code: 5000, message: "x" },
  "5002": { code: 5002 },
  "ethers": Object.assign(new Error("x"), { code: "ACTION_REJECTED", info: { error: { code: 4001 } } }),
  "viem": new Error("x", { cause: { code: 4001 } }),
  "an error with words alone": new Error("MetaMask Tx Signature: User denied transaction signature."),
  "a bare string": "User rejected the request",
  "a cancelling wallet": { message: "Request cancelled by user" },
  "words about the chain": { code: 4001, message: "User rejected: chain not added" },
};

/** A call reverts with `Error("too dear")`, as nodes, wallets and libraries put it. */
export const REVERTS = {
  "geth": { code: 3, message: "execution reverted: too dear", data },
  "MetaMask": { code: -32603, message: "Internal JSON-RPC error.", data: { code: 3, message: "execution reverted", data } },
  "MetaMask, deeper": { code: -32603, message: "x", data: { originalError: { code: 3, data, message: "execution reverted" } } },
  "MetaMask, without words": { code: -32603, message: "Internal JSON-RPC error.", data },
  "MetaMask, as text": { code: -32603, message: `Internal JSON-RPC error.\n{"code":3,"data":"${data}"}` },
  "Nethermind": { code: -32015, message: "VM execution error.", data: `Reverted ${data}` },
  "bytes in the words": { code: -32000, message: `execution reverted: ${data}` },
  "Hardhat": { code: -32603, message: "reverted with reason string 'too dear'", data: { message: "x", txHash: TRANSACTION_HASH, data } },
  "Ganache": { code: -32000, message: "revert", data: { [TRANSACTION_HASH]: { error: "revert", return: data }, name: "RuntimeError" } },
  "Ganache 7": { code: -32603, data: { code: -32000, data: { hash: null, message: "revert", result: data } } },
  "ethers": Object.assign(new Error("x"), { code: "CALL_EXCEPTION", transaction: { data: "0x095ea7b3" }, info: { error: { code: 3, data } } }),
  "ethers 5": { error: { body: JSON.stringify({ error: { code: 3, message: "execution reverted", data } }) } },
  "ethers 5, in the words of a wallet": {
    code: -32603,
    message: "Internal JSON-RPC error.",
    data: {
      cause: {
        code: "UNPREDICTABLE_GAS_LIMIT",
        message: `cannot estimate gas; transaction may fail [ See: https://links.ethers.org ] (error=${JSON.stringify({
          reason: "execution reverted: {too dear}",
          transaction: { data: "0x095ea7b3" },
          error: { body: JSON.stringify({ error: { code: 3, message: 'execution reverted: "too dear"', data } }), error: { code: 3, data } },
        })}, tx={"data":"0x095ea7b3","nonce":{}}, code=UNPREDICTABLE_GAS_LIMIT)`,
      },
    },
  },
  "words alone": { code: -32000, message: "execution reverted: too dear" },
};

/** A call reverts with words that a contract chose to speak for the user, or for the wallet. */
export const DISGUISED_REVERTS = [
  { code: 3, message: "execution reverted: user denied by policy", data: errorData("user denied by policy") },
  { code: -32603, message: "Internal JSON-RPC error.", data: { code: 3, message: "execution reverted: cancelled by user" } },
  { code: -32000, message: "execution reverted: user denied by policy" },
  { code: -32603, message: "user denied by policy", data: errorData("user denied by policy") },
  { code: -32000, message: 'execution reverted: {"code":4001}' },
  { code: 3, message: 'execution reverted: {"code":-32002}', data: errorData('{"code":-32002}') },
];

const revoked = Proxy.revocable({}, {});
revoked.revoke();

/** Other failures, and the code of the stop that they become. */
export const FAILURES = {
  "a locked wallet": [{ code: 4100, message: "Unauthorized" }, "wallet_failed"],
  "an unknown method": [{ code: -32601, message: "no such method" }, "wallet_failed"],
  "a disconnected wallet": [{ code: 4900 }, "wallet_failed"],
  "an empty account": [{ code: -32000, message: "insufficient funds for gas * price + value", data: TRANSACTION_HASH }, "wallet_failed"],
  "an open request": [{ code: -32002, message: "Already processing" }, "wallet_busy"],
  "nothing": [undefined, "wallet_failed"],
  "an object that throws when it is read": [{ get message() { throw new Error("read"); } }, "wallet_failed"],
  "a revoked proxy": [revoked.proxy, "wallet_failed"],
  "an endless object": [(() => { const error = {}; return Object.assign(error, { data: error, cause: error, message: 7 }); })(), "wallet_failed"],
};

/** The wallet does not know the chain. */
export const UNKNOWN_CHAINS = {
  "4902": { code: 4902 },
  "MetaMask mobile": { code: -32603, message: "x", data: { originalError: { code: 4902 } } },
  "MetaMask's words": { code: -32603, message: 'Unrecognized chain ID "0x4268". Try adding the chain using wallet_addEthereumChain first.' },
  "4901": { code: 4901, message: "The Provider is not connected to the requested chain." },
  "other words": new Error("Unknown chain 17000"),
  "more words": "Chain 0x4268 hasn't been added",
};
