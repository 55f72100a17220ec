import { useEffect, useRef } from "preact/hooks";
import { isTokenwrightError, prepareTokenTransactions } from "tokenwright";
import type { Address, CreateTokenTransaction, Plan } from "tokenwright";
import type { AddEthereumChainParameter } from "tokenwright/wallet";
import { readSale } from "./calls.ts";
import { readHoldings } from "./erc20.ts";
import { type Failure, describeFailure, sentence } from "./failure.ts";
import { requestParams } from "./form.ts";
import { purchaseFields, purchaseIntent, purchaseProblems } from "./intent.ts";
import { type Offer, findOffer } from "./offer.ts";
import { readOutcome } from "./outcome.ts";
import { sortIssues } from "./problems.ts";
import type { Sandbox } from "./sandbox.ts";
import { type Action, type Chosen, type State, type Wallet, formOf, staleRequest } from "./state.ts";
import { type Terms, creationTerms, purchaseTerms } from "./terms.ts";
import { interrupt } from "./status.tsx";

/** Acts 2 and 3: the wallet, the check of what an answer offers, and the sending. `now` is the state of this moment. */
export function usePurchase(sandbox: Sandbox | null, now: { current: State }, dispatch: (action: Action) => void) {
  const sending = useRef<AbortController>(undefined);
  // The newest check counts: what an older one finds out later is not shown.
  const newest = useRef(0);

  async function check(offer: Offer, wallet: Chosen | null): Promise<void> {
    if (wallet === null) return dispatch({ type: "check", check: { status: "walletless" } });
    const problems = offer.kind === "purchase" ? purchaseProblems(formOf(now.current)) : {};
    if (Object.keys(problems).length > 0) return dispatch({ type: "problems", problems });

    const turn = ++newest.current;
    dispatch({ type: "check", check: { status: "checking" } });
    try {
      const checked = await makePlan(offer, now.current, wallet);
      if (turn === newest.current) dispatch({ type: "check", check: { status: "checked", ...checked } });
    } catch (error) {
      if (turn !== newest.current) return;
      const { problems, rest } = sortIssues(purchaseFields, error);
      dispatch({ type: "problems", problems });
      const isElsewhere = offer.kind === "purchase" && rest.some(({ path, code }) => path === "provider" && code === "wrong_chain");
      dispatch({ type: "check", check: isElsewhere ? { status: "wrong_chain", chainId: offer.chainId } : { status: "failed", failure: couldNotCheck(error) } });
    }
  }

  function recheck(wallet: Chosen | null = now.current.wallet): void {
    const { answer, check: last, run } = now.current;
    const offer = answer.status === "answered" ? findOffer(answer.answer) : null;
    if (offer !== null && last !== staleRequest && run.status !== "running") void check(offer, wallet);
  }

  /** Asks the wallet for its account. What it refuses is thrown. */
  async function choose(wallet: Wallet): Promise<void> {
    const [address] = (await wallet.provider.request({ method: "eth_requestAccounts" })) as Address[];
    if (address === undefined) throw new Error("It gave no account.");
    prefer({ ...wallet, address });
  }

  function prefer(wallet: Chosen | null): void {
    dispatch({ type: "wallet", wallet });
    recheck(wallet);
  }

  async function switchWallet(): Promise<void> {
    const { check, wallet } = now.current;
    if (check.status !== "wrong_chain" || wallet === null) return;
    const { chainId } = check;
    const { switchChain } = await import("./sending.ts");
    const result = await switchChain(wallet.provider, chainId, chainOf(sandbox, chainId));
    // The wallet takes its time, and the page may show something else by then.
    if (now.current.check !== check) return;
    if (result.status === "done") return recheck();
    const refusal = result.status === "rejected" ? "You said no. Nothing more was asked." : result.reason;
    dispatch({ type: "check", check: { status: "wrong_chain", chainId, refusal } });
  }

  async function send(): Promise<void> {
    const { check, wallet, run } = now.current;
    if (check.status !== "checked" || wallet === null || run.status === "running") return;
    const { provider } = wallet;
    const sale = readSale(check.plan);
    sending.current = new AbortController();
    dispatch({ type: "run", run: { status: "running", steps: [] } });
    const chain = chainOf(sandbox, check.plan.chainId);
    try {
      const before = sale && (await readHoldings(provider, sale).catch(() => null));
      const { sendPlan } = await import("./sending.ts");
      const result = await sendPlan(provider, check.plan, {
        signal: sending.current.signal,
        onStep: (step) => dispatch({ type: "step", step }),
        ...(chain !== undefined && { chain }),
      });
      // What was sent is shown even where it cannot be read again.
      const outcome = await readOutcome(provider, sale, before, result.steps).catch(() => null);
      dispatch({ type: "run", run: { status: "ended", result, outcome } });
    } catch (error) {
      dispatch({ type: "check", check: { status: "failed", failure: describeFailure(error) } });
    }
  }

  // A wallet's account may change at any time, and without anybody asking this page.
  const { wallet, check: last } = now.current;
  const provider = wallet?.provider;
  useEffect(() => {
    const follow = (accounts: unknown) => {
      const [address] = accounts as Address[];
      const { wallet, run } = now.current;
      if (wallet === null || address?.toLowerCase() === wallet.address.toLowerCase()) return;
      // A plan on its way is watched over by `sendPlan`.
      if (run.status === "running" && address === undefined) return;
      const chosen = address === undefined ? null : { ...wallet, address };
      dispatch({ type: "wallet", wallet: chosen });
      if (run.status === "running") return;
      interrupt(chosen === null ? "Your wallet was disconnected." : "Your wallet uses another account now.");
      recheck(chosen);
    };
    provider?.on?.("accountsChanged", follow);
    return () => void provider?.removeListener?.("accountsChanged", follow);
  }, [provider]);

  useEffect(() => {
    if (last.status === "walletless") recheck(wallet);
  }, [wallet]);

  return {
    check,
    choose,
    prefer,
    switchWallet,
    send,
    recheck: () => recheck(),
    /** What is being checked is out of date. */
    forget: () => void newest.current++,
    stop: () => sending.current?.abort(),
  };
}

function couldNotCheck(error: unknown): Failure {
  if (isTokenwrightError(error) && error.code === "network") {
    return { title: "Could not check: the wallet's node did not answer", advice: sentence(error.message) };
  }
  const failure = describeFailure(error);
  return { ...failure, title: `Could not check: ${failure.title.charAt(0).toLowerCase()}${failure.title.slice(1)}` };
}

/** The plan of what an answer offers, by the request or the purchase that the form describes. */
async function makePlan(offer: Offer, state: State, { provider, address }: Chosen): Promise<{ plan: Plan; terms: Terms }> {
  const form = formOf(state);
  if (offer.kind === "creation") {
    const params = requestParams(state.operation, form) as CreateTokenTransaction;
    return { plan: prepareTokenTransactions(params, offer.answer, { from: address }), terms: creationTerms(params) };
  }
  const intent = purchaseIntent(form, address);
  const { readPurchase } = await import("./sending.ts");
  return { plan: await readPurchase(provider, offer.token, intent), terms: purchaseTerms(intent) };
}

/** What a wallet needs to add a chain. Of real chains this page knows no node to name. */
function chainOf(sandbox: Sandbox | null, chainId: number): AddEthereumChainParameter | undefined {
  const chain = [sandbox, sandbox?.tokenLayer].find((chain) => chain?.chainId === chainId);
  return chain ? {
    chainId: `0x${chain.chainId.toString(16)}`,
    chainName: "tokenwright sandbox",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: [chain.rpcUrl],
  } : undefined;
}
