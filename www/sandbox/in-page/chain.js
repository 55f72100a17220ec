// @ts-check
import { Hardfork, Mainnet, createCustomCommon } from "@ethereumjs/common";
import { createEVM } from "@ethereumjs/evm";
import { Account, bytesToHex, createAddressFromString, hexToBytes } from "@ethereumjs/util";
import { keccak256, numberToHex as quantity, stringToHex } from "viem";

/**
 * @typedef {import("viem").Hex} Hex
 * @typedef {{ from?: Hex, to: Hex, data?: Hex, value?: Hex, gas?: Hex }} Call
 * @typedef {import("../anvil.js").Rpc} Rpc
 */

/** EIP-7825's limit of one transaction. */
const GAS_LIMIT = 16_777_216n;
/** What a transaction costs before its first instruction; calldata is not counted. */
const INTRINSIC_GAS = 21_000n;
const GAS_PRICE = quantity(1_000_000_000);
const NO_ADDRESS = "0x0000000000000000000000000000000000000000";

/** What a node answers in the place of a result (EIP-1474, and geth's code 3 for a revert). */
export class RpcError extends Error {
  /** @param {number} code @param {string} message @param {Hex} [data] */
  constructor(code, message, data) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

/**
 * A chain in memory: an EVM, a block for each transaction, and the methods of JSON-RPC that a wallet uses. Ether has no
 * role in it: gas is free.
 * @param {{ chainId: number, accounts: string[] }} options
 * @returns {Promise<Rpc>}
 */
export async function createChain({ chainId, accounts }) {
  const common = createCustomCommon({ chainId, name: "sandbox" }, Mainnet, { hardfork: Hardfork.Osaka });
  const evm = await createEVM({ common });
  const state = evm.stateManager;
  /** @type {{ number: Hex, hash: Hex, parentHash: Hex, timestamp: Hex, transactions: Hex[] }[]} */
  const blocks = [];
  /** @type {Map<string, { transaction: object, receipt: object }>} */
  const mined = new Map();

  const nextBlock = (/** @type {string} */ content) => {
    const parentHash = blocks.at(-1)?.hash ?? keccak256("0x");
    const number = quantity(blocks.length);
    return { number, hash: keccak256(stringToHex(`${parentHash} ${content}`)), parentHash, timestamp: quantity(Math.floor(Date.now() / 1000)) };
  };
  blocks.push({ ...nextBlock(`genesis of ${chainId}`), transactions: [] });

  /** @param {Call} call @param {bigint} number */
  const run = async ({ from = NO_ADDRESS, to, data = "0x", value = "0x0", gas }, number) => {
    const caller = createAddressFromString(from);
    const header = {
      number,
      coinbase: createAddressFromString(NO_ADDRESS),
      timestamp: BigInt(Math.floor(Date.now() / 1000)),
      difficulty: 0n,
      prevRandao: new Uint8Array(32),
      gasLimit: GAS_LIMIT,
      baseFeePerGas: 0n,
      getBlobGasPrice: () => 1n,
    };
    const gasLimit = (gas === undefined ? GAS_LIMIT : BigInt(gas)) - INTRINSIC_GAS;
    const options = { caller, origin: caller, to: createAddressFromString(to), data: hexToBytes(data), value: BigInt(value), gasLimit };
    const { execResult } = await evm.runCall({ ...options, block: { header } });
    await evm.journal.cleanup();
    return execResult;
  };

  /** Runs a call and forgets what it did. @param {Call} call */
  const simulate = async (call) => {
    await state.checkpoint();
    try {
      const { returnValue, exceptionError, executionGasUsed } = await run(call, BigInt(blocks.length - 1));
      if (exceptionError === undefined) return { returned: bytesToHex(returnValue), gas: executionGasUsed + INTRINSIC_GAS };
      throw new RpcError(3, exceptionError.error === "revert" ? "execution reverted" : exceptionError.error, bytesToHex(returnValue));
    } finally {
      await state.revert();
    }
  };

  /** @param {Call} call */
  const send = async ({ from = NO_ADDRESS, to, data = "0x", value = "0x0", gas = quantity(GAS_LIMIT) }) => {
    const nonce = quantity((await state.getAccount(createAddressFromString(from)))?.nonce ?? 0n);
    const hash = keccak256(stringToHex([chainId, from, nonce, to, data, value].join()));
    const block = { ...nextBlock(hash), transactions: [hash] };
    const { exceptionError, executionGasUsed, logs = [] } = await run({ from, to, data, value, gas }, BigInt(block.number));
    blocks.push(block);
    const gasUsed = quantity(executionGasUsed + INTRINSIC_GAS);
    const place = { blockHash: block.hash, blockNumber: block.number, transactionIndex: "0x0" };
    const status = exceptionError === undefined ? "0x1" : "0x0";
    mined.set(hash, {
      transaction: { hash, ...place, from, to, input: data, value, nonce, gas, gasPrice: GAS_PRICE, chainId: quantity(chainId), type: "0x2" },
      receipt: {
        ...{ transactionHash: hash, ...place, from, to, status, gasUsed, cumulativeGasUsed: gasUsed, type: "0x2" },
        ...{ contractAddress: null, effectiveGasPrice: GAS_PRICE, logsBloom: `0x${"00".repeat(256)}` },
        logs: logs.map(([address, topics, data], index) => ({
          ...{ address: bytesToHex(address), topics: topics.map(bytesToHex), data: bytesToHex(data) },
          ...{ transactionHash: hash, ...place, logIndex: quantity(index), removed: false },
        })),
      },
    });
    return hash;
  };

  const accountOf = (/** @type {Hex} */ address) => state.getAccount(createAddressFromString(address));
  const blockAt = (/** @type {string} */ tag) => blocks[/^0x/.test(tag) ? Number(tag) : blocks.length - 1] ?? null;

  /** @type {Record<string, (...params: any[]) => unknown>} */
  const methods = {
    eth_chainId: () => quantity(chainId),
    eth_accounts: () => accounts,
    eth_blockNumber: () => quantity(blocks.length - 1),
    eth_gasPrice: () => GAS_PRICE,
    eth_getBalance: async (address) => quantity((await accountOf(address))?.balance ?? 0n),
    eth_getTransactionCount: async (address) => quantity((await accountOf(address))?.nonce ?? 0n),
    eth_getCode: async (address) => bytesToHex(await state.getCode(createAddressFromString(address))),
    eth_getBlockByNumber: (tag) => blockAt(tag),
    eth_call: async (call) => (await simulate(call)).returned,
    eth_estimateGas: async (call) => quantity((await simulate(call)).gas),
    eth_sendTransaction: send,
    // EIP-7966
    eth_sendTransactionSync: async (call) => mined.get(await send(call))?.receipt,
    eth_getTransactionByHash: (hash) => mined.get(hash)?.transaction ?? null,
    eth_getTransactionReceipt: (hash) => mined.get(hash)?.receipt ?? null,
    // Named as anvil names it: the same deployment runs on both.
    anvil_setCode: async (address, code) => {
      const at = createAddressFromString(address);
      if ((await state.getAccount(at)) === undefined) await state.putAccount(at, new Account());
      await state.putCode(at, hexToBytes(code));
      return null;
    },
  };

  /** One after the other: the EVM is in the middle of one call at a time. @type {Promise<unknown>} */
  let turn = Promise.resolve();
  return (method, params = []) => {
    const answer = turn.then(() => {
      const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (run === undefined) throw new RpcError(-32601, `the sandbox's chain does not know ${method}`);
      return run(...params);
    });
    turn = answer.catch(() => {});
    return answer;
  };
}
