import type { Address } from "tokenwright";
import type { AttackName } from "./names.ts";

/** The parts of Create Token by External ID's answer that a purchase is made of. */
export type PurchaseAnswer = {
  integration: {
    chain_id: number;
    abi: string;
    contract_address: string;
    function_name: string;
    args: { type: string; value: string; description: string }[];
  };
};

/** The parts of Token Layer's answer that end in a wallet. */
export type CreationAnswer = {
  chainId: number;
  transactions: { to: string; data: string; value: string; gasLimit: string; chainId: number; chainSlug: string; [more: string]: unknown }[];
};

type Told = {
  name: AttackName;
  title: string;
  /** What changes, in one line. */
  line: string;
  /** Where this has happened. */
  incident?: string;
  /** The code of the finding that tells it. */
  finding?: string;
  /** Contracts of the attacker that answer as another does. */
  copies?: Record<Address, Address>;
};

/** What a compromised API does to an honest answer: `change` edits it in place, and names the paths that it touched. */
export type Attack = Told & (
  | { answer: "purchase"; change(answer: PurchaseAnswer): string[] }
  | { answer: "creation"; change(answer: CreationAnswer): string[] }
);
