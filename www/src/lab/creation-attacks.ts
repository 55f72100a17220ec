import { type Address, type Hex, encodeFunctionData } from "tokenwright";
import type { Attack, CreationAnswer } from "./attack.ts";
import { writeApproval, stranger } from "./stranger.ts";

/** Safe's way to run a call; its fourth argument makes it a delegatecall. */
const execTransaction = [{
  type: "function", name: "execTransaction", stateMutability: "payable", outputs: [{ name: "", type: "bool" }],
  inputs: ["address", "uint256", "bytes", "uint8", "uint256", "uint256", "uint256", "address", "address", "bytes"]
    .map((type, index) => ({ name: `argument${index}`, type })),
}];
const nobody: Address = "0x0000000000000000000000000000000000000000";

/** A call like the one at `index`, in its place: those from there on come after it. */
function insert({ transactions }: CreationAnswer, index: number, call: { to?: Address; data: Hex }): string[] {
  const like = transactions[index];
  if (like !== undefined) transactions.splice(index, 0, { ...like, ...call });
  return [`transactions[${index}] (added)`];
}

export const creationAttacks: readonly Attack[] = [
  {
    name: "spender_swapped",
    title: "Spender swapped",
    line: "The approval names a stranger.",
    incident: "chalk and debug on npm 2025",
    finding: "unknown_contract",
    answer: "creation",
    change({ transactions: [approval] }) {
      if (approval !== undefined) approval.data = `${approval.data.slice(0, 34)}${stranger.slice(2).toLowerCase()}${approval.data.slice(74)}`;
      return ["transactions[0].data"];
    },
  },
  {
    name: "amount_raised",
    title: "Amount raised",
    line: "The approval is a thousandfold.",
    incident: "Drainers 2025, $84M",
    finding: "approval_above_limit",
    answer: "creation",
    change({ transactions: [approval] }) {
      if (approval !== undefined) {
        const amount = BigInt(`0x${approval.data.slice(74)}`) * 1000n;
        approval.data = `${approval.data.slice(0, 74)}${amount.toString(16).padStart(64, "0")}`;
      }
      return ["transactions[0].data"];
    },
  },
  {
    name: "extra_call",
    title: "Extra call",
    line: "One more approval, to a stranger.",
    incident: "SwissBorg 2025, $41M",
    finding: "extra_call",
    answer: "creation",
    change: (answer) => insert(answer, 1, { to: answer.transactions[0]?.to as Address, data: writeApproval() }),
  },
  {
    name: "wrong_chain",
    title: "Wrong chain",
    line: "The same calls, on the main network.",
    finding: "chain_mismatch",
    answer: "creation",
    change(answer) {
      answer.chainId = 8453;
      for (const transaction of answer.transactions) Object.assign(transaction, { chainId: 8453, chainSlug: "base" });
      return ["chainId", "transactions[].chainId", "transactions[].chainSlug"];
    },
  },
  {
    name: "delegatecall",
    title: "Delegatecall",
    line: "Other code acts as your account.",
    incident: "Bybit 2025, $1.5B",
    finding: "dangerous_call",
    answer: "creation",
    change: (answer) => insert(answer, 2, { data: encodeFunctionData(execTransaction, "execTransaction", [stranger, 0, "0x", 1, 0, 0, 0, nobody, nobody, "0x"]) }),
  },
  {
    name: "any_byte",
    title: "Any byte",
    line: "One byte of the calldata, by chance.",
    answer: "creation",
    change({ transactions }) {
      const lengths = transactions.map(({ data }) => (data.length - 2) / 2);
      let at = Math.floor(Math.random() * lengths.reduce((sum, length) => sum + length, 0));
      const index = lengths.findIndex((length) => at < length || ((at -= length), false));
      const transaction = transactions[index];
      if (transaction !== undefined) {
        const byte = parseInt(transaction.data.slice(2 + 2 * at, 4 + 2 * at), 16) ^ (1 << Math.floor(Math.random() * 8));
        transaction.data = `${transaction.data.slice(0, 2 + 2 * at)}${byte.toString(16).padStart(2, "0")}${transaction.data.slice(4 + 2 * at)}`;
      }
      return [`transactions[${index}].data, byte 0x${at.toString(16).padStart(2, "0")}`];
    },
  },
];
