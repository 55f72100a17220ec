import type { Address } from "tokenwright";
import type { Attack } from "./attack.ts";
import { listing } from "./purchase.ts";

const lookalike: Address = "0x73e3bc07be41d0f5a2c96e1870f3ab5214c9a4e8";

/** Two addresses, and yet its selector is 0x095ea7b3, that of `approve(address,uint256)`: somebody searched for such a name. */
const allowing = "watch_tg_invmru_2f69f1b";

export const purchaseAttacks: readonly Attack[] = [
  {
    name: "lying_abi",
    title: "Lying ABI",
    line: "A harmless name that has the selector of approve.",
    incident: "Fake ABIs in phishing, MetaMask 14384",
    finding: "unknown_function",
    answer: "purchase",
    change({ integration }) {
      const inputs = ["house", "payment"].map((name) => ({ name, type: "address" }));
      const abi: object[] = JSON.parse(integration.abi);
      abi.push({ type: "function", name: allowing, stateMutability: "nonpayable", inputs, outputs: [] });
      integration.abi = JSON.stringify(abi);
      integration.function_name = allowing;
      integration.args.shift();
      return ["integration.abi", "integration.function_name", "integration.args"];
    },
  },
  {
    name: "lookalike_address",
    title: "Lookalike address",
    line: "Another contract, with the same first and last digits.",
    incident: "Address poisoning 2025, $50M",
    finding: "contract_mismatch",
    copies: { [lookalike]: listing },
    answer: "purchase",
    change({ integration }) {
      integration.contract_address = lookalike;
      return ["integration.contract_address"];
    },
  },
];

export const pageHacked: Attack = {
  name: "page_hacked",
  title: "Page hacked",
  line: "A script in this page changes what goes to the wallet.",
  incident: "BadgerDAO 2021, $120M; Bybit 2025, $1.5B",
  answer: "purchase",
  change: () => [],
};

export const honestAnswer: Attack = {
  name: "honest_answer",
  title: "Honest answer",
  line: "Nothing is changed: no false alarm.",
  answer: "purchase",
  change: () => [],
};
