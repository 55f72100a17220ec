import type { SendResult } from "tokenwright/wallet";

export function titleEnding({ status }: SendResult): string {
  switch (status) {
    case "done":
      return "Done.";
    case "rejected":
      return "You said no. Nothing more was asked.";
    case "reverted":
      return "The chain refused. Nothing more was asked.";
    case "stopped":
      return "Stopped. Nothing more was asked.";
  }
}

/** Whether a transaction was sent of which nobody knows yet what became. */
export function isOpen({ steps }: SendResult): boolean {
  return steps.some((step) => step.state === "pending" || (step.state === "stopped" && step.hash !== undefined && step.receipt === undefined));
}

/** Whether the chain holds something else than what was planned. */
export function isDifferent({ steps }: SendResult): boolean {
  return steps.some((step) => step.state === "stopped" && step.code === "mined_differs");
}
