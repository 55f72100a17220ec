import type { Address, Hex, WalletTransaction } from "tokenwright";
import type { Question, Row } from "./wallet-dialog.ts";

/** What sandbox.json says, as far as the wallet needs it. */
export type SandboxChain = { rpcUrl: string; accounts: readonly Address[]; chainId: number; tokenLayer: { rpcUrl: string; chainId: number } };

type RequestArguments = { method: string; params?: readonly unknown[] | undefined };
type Listener = (value: unknown) => void;

/** EIP-1193's error. `code` is 4001 (the user said no), 4100, 4200, 4901, 4902, or the node's own. */
class ProviderRpcError extends Error {
  override readonly name = "ProviderRpcError";
  readonly code: number;
  readonly data: unknown;

  constructor(code: number, message: string, data?: unknown) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

const ETHEREUM = 1;
/** Enough for what the sandbox's contracts do. A fixed limit lets a reverting transaction be mined, as wallets do. */
const GAS: Hex = "0xf4240";
const SLOW_MS = 5000;
const ICON = `data:image/svg+xml,${encodeURIComponent(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="8" fill="#1c2024"/>'
    + '<path d="M0 40 40 0v14L14 40zM26 40 40 26v14z" fill="#ffca5c"/></svg>',
)}`;
/** Anvil would sign anything for its accounts, so that only these reach it without a question. */
const READS = new Set([
  "eth_blockNumber", "eth_call", "eth_estimateGas", "eth_gasPrice", "eth_getBalance", "eth_getBlockByNumber",
  "eth_getCode", "eth_getLogs", "eth_getTransactionByHash", "eth_getTransactionCount", "eth_getTransactionReceipt",
]);

/**
 * Announces a wallet by EIP-6963 whose keys the sandbox's chain holds. The page's query decides how it starts:
 * `?wallet=wrong-chain` on Ethereum, `?wallet=new-chain` on Ethereum and without knowing the sandbox's chain.
 */
export function announceDevelopmentWallet(chain: SandboxChain): void {
  const start = new URLSearchParams(location.search).get("wallet");
  const provider = createProvider(chain, start);
  const info = { uuid: crypto.randomUUID(), name: "Development wallet", icon: ICON, rdns: "dev.tokenwright.sandbox" };
  const detail = Object.freeze({ info: Object.freeze(info), provider });
  const announce = () => window.dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
  window.addEventListener("eip6963:requestProvider", announce);
  announce();
}

function createProvider({ rpcUrl, accounts, chainId: sandboxChain, tokenLayer }: SandboxChain, start: string | null) {
  const nodes = new Map([[sandboxChain, rpcUrl], [tokenLayer.chainId, tokenLayer.rpcUrl]]);
  const known = new Set(start === "new-chain" ? [ETHEREUM] : [ETHEREUM, ...nodes.keys()]);
  let chainId = start === "wrong-chain" || start === "new-chain" ? ETHEREUM : sandboxChain;
  let selected = 0;
  let connected = false;
  let asking = false;

  const listeners = new Map<string, Set<Listener>>();
  const emit = (event: string, value: unknown) => listeners.get(event)?.forEach((listener) => listener(value));
  const account = () => accounts.slice(selected, selected + 1);
  const visibleAccounts = () => (connected ? account() : []);

  const switchAccount = () => {
    selected = (selected + 1) % accounts.length;
    if (connected) emit("accountsChanged", account());
  };

  const enter = (wanted: number) => {
    chainId = wanted;
    emit("chainChanged", toQuantity(chainId));
  };

  const forward = async (method: string, params: readonly unknown[]) => {
    const node = nodes.get(chainId);
    if (node === undefined) throw new ProviderRpcError(4901, `no node is connected for chain ${chainId}`);
    const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
    const response = await fetch(node, { method: "POST", headers: { "content-type": "application/json" }, body });
    const { result, error } = await response.json();
    if (error) throw new ProviderRpcError(error.code, error.message, error.data);
    return result;
  };

  /** Settles once the user confirmed; everything else throws. */
  const confirm = async (question: Question) => {
    if (asking) throw new ProviderRpcError(-32002, "another request is waiting for the user");
    asking = true;
    try {
      const { ask } = await import("./wallet-dialog.ts");
      const choice = await ask(question, switchAccount);
      if (choice === "reject") throw new ProviderRpcError(4001, "the user rejected the request");
      if (choice === "fail") throw new ProviderRpcError(-32603, "the wallet failed, as it was told to");
      if (choice === "slow") await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
    } finally {
      asking = false;
    }
  };

  const connect = async () => {
    if (connected) return account();
    await confirm({
      method: "eth_requestAccounts",
      rows: () => [["Site", location.origin], ["Account", account().join()], ["Chain", `${chainId}`]],
    });
    connected = true;
    emit("accountsChanged", account());
    return account();
  };

  const switchChain = async (wanted: number) => {
    if (!known.has(wanted)) throw new ProviderRpcError(4902, `chain ${wanted} has not been added`);
    if (wanted === chainId) return null;
    await confirm({
      method: "wallet_switchEthereumChain",
      rows: () => [["Chain now", `${chainId}`], ["Chain wanted", `${wanted}`]],
    });
    enter(wanted);
    return null;
  };

  const addChain = async (chain: { chainId: Hex; chainName: string; rpcUrls: readonly string[] }) => {
    const rows: Row[] = [
      ["Chain", `${Number(chain.chainId)}`],
      ["Name", chain.chainName],
      ["Node", chain.rpcUrls.join()],
    ];
    await confirm({ method: "wallet_addEthereumChain", rows: () => rows });
    known.add(Number(chain.chainId));
    // As most wallets do, it goes where it was told of.
    enter(Number(chain.chainId));
    return null;
  };

  const sendTransaction = async (transaction: WalletTransaction) => {
    const [own] = visibleAccounts();
    if (own === undefined || transaction.from.toLowerCase() !== own.toLowerCase()) {
      throw new ProviderRpcError(4100, `the page is not connected to ${transaction.from}`);
    }
    if (Number(transaction.chainId) !== chainId) {
      throw new ProviderRpcError(-32602, `the wallet is on chain ${chainId}, not on ${transaction.chainId}`);
    }
    const { transactionRows } = await import("./wallet-transaction.ts");
    const rows = await transactionRows(transaction, forward);
    await confirm({ method: "eth_sendTransaction", rows: () => rows, raw: transaction.data });
    return forward("eth_sendTransaction", [{ gas: GAS, ...transaction }]);
  };

  return {
    async request({ method, params = [] }: RequestArguments): Promise<unknown> {
      const parameter = params[0] as never;
      if (READS.has(method)) return forward(method, params);
      switch (method) {
        case "eth_chainId":
          return toQuantity(chainId);
        case "eth_accounts":
          return visibleAccounts();
        case "eth_requestAccounts":
          return connect();
        case "wallet_switchEthereumChain":
          return switchChain(Number((parameter as { chainId: Hex }).chainId));
        case "wallet_addEthereumChain":
          return addChain(parameter);
        case "eth_sendTransaction":
          return sendTransaction(parameter);
        default:
          throw new ProviderRpcError(4200, `the development wallet does not know ${method}`);
      }
    },
    on(event: string, listener: Listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    removeListener(event: string, listener: Listener) {
      listeners.get(event)?.delete(listener);
    },
  };
}

function toQuantity(number: number): Hex {
  return `0x${number.toString(16)}`;
}
