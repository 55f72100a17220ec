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
    line: "A harmless name has approve's selector.",
    incident: "Fake ABIs, MetaMask 14384",
    finding: "lying_abi",
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
    line: "Its first and last digits are the same.",
    incident: "Address poisoning 2025, $50M",
    finding: "lookalike_address",
    copies: { [lookalike]: listing },
    answer: "purchase",
    change({ integration }) {
      integration.contract_address = lookalike;
      return ["integration.contract_address"];
    },
  },
];
