import { copyPlain, invalidArgument } from "../argument.js";
import type { Hex } from "../plan.js";
import { ABORTED } from "./abort.js";

/** A wallet as the page sees it (EIP-1193): what browser wallets, WalletConnect, viem and ethers give fits. */
export type Eip1193Provider = {
  /** Asks for one method of JSON-RPC. Rejects with EIP-1193's error, or whatever the wallet makes of it. */
  request(args: { method: string; params?: readonly unknown[] | object | undefined }): Promise<unknown>;
  /** Listens to `accountsChanged`, `chainChanged` and others. */
  on?(event: string, listener: (...args: unknown[]) => void): unknown;
  /** Stops listening. */
  removeListener?(event: string, listener: (...args: unknown[]) => void): unknown;
};

/** What a provider threw instead of giving a result: `cause` is of whatever shape. */
export class ProviderFault extends Error {
  readonly method: string;

  constructor(method: string, cause: unknown) {
    super(`${method} failed`, { cause });
    this.method = method;
  }
}

/**
 * Asks the provider, and marks what it throws as the provider's own: every other exception is a program's mistake. What it is given and
 * what it gives are copied, for it may change either later. No result is `null`.
 */
export async function request(provider: Eip1193Provider, method: string, params: readonly unknown[] = []): Promise<unknown> {
  let result: unknown;
  try {
    result = (await provider.request({ method, params: copyPlain(params) })) ?? null;
  } catch (error) {
    throw error === ABORTED ? error : new ProviderFault(method, error);
  }
  try {
    return copyPlain(result);
  } catch {
    throw new ProviderFault(method, new TypeError("its answer cannot be read"));
  }
}

/** Throws `invalid_argument` at `provider` for what cannot be asked at all. */
export function checkProvider(provider: unknown): void {
  if (typeof (provider as { request?: unknown } | null | undefined)?.request === "function") return;
  throw invalidArgument("provider", "wrong_type", "expected an EIP-1193 provider, an object with a function request");
}

/** A quantity of EIP-1474 (`"0x1"`); some wallets give a number or decimal text. `null` for anything else. */
export function readQuantity(value: unknown): bigint | null {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0 ? BigInt(value) : null;
  return typeof value === "string" && /^(0x[0-9a-f]{1,64}|[0-9]{1,78})$/i.test(value) ? BigInt(value) : null;
}

/** A quantity, as EIP-1474 writes it. */
export function writeQuantity(value: number | bigint): Hex {
  return `0x${value.toString(16)}`;
}

/** Whole bytes in hex. */
export function isHex(value: unknown): value is Hex {
  return typeof value === "string" && /^0x(?:[0-9a-f]{2})*$/i.test(value);
}

/** 32 bytes in hex. */
export function isHash(value: unknown): value is Hex {
  return isHex(value) && value.length === 66;
}

/** A wallet's name for a batch. EIP-5792 allows it 4,096 bytes. */
export function isBundle(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= 8_194;
}

/** An object, or a list. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

/** Addresses, hashes and bytes are the same in either case. */
export function sameText(one: unknown, other: string): boolean {
  return typeof one === "string" && one.toLowerCase() === other.toLowerCase();
}
