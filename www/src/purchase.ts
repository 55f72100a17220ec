import { useEffect, useReducer, useRef } from "preact/hooks";
import { createTokenByExternalId, isTokenwrightError } from "tokenwright";
import type { Address, IntegrationToken } from "tokenwright";
import { type AddEthereumChainParameter, readPurchase, sendPlan, switchChain } from "tokenwright/wallet";
import { readSale } from "./calls.ts";
import { readHoldings } from "./erc20.ts";
import { type Failure, describeFailure, sentence } from "./failure.ts";
import { type FieldName, type Problems, findProblems, purchaseFields, purchaseIntent, purchaseProblems, requestConfig, requestParams, sameRequest, sortIssues } from "./form.ts";
import { readOutcome } from "./outcome.ts";
import type { Sandbox } from "./sandbox.ts";
import { type Chosen, type Wallet, firstState, reduce, staleRequest } from "./state.ts";
import { announce, interrupt } from "./status.tsx";

/** The whole purchase: its state, and what a visitor can do to it. */
export function usePurchase(sandbox: Sandbox | null) {
  const [state, dispatch] = useReducer(reduce, sandbox, firstState);
  const now = useRef(state);
  now.current = state;
  const asking = useRef<AbortController>(undefined);
  const sending = useRef<AbortController>(undefined);
  // The newest check counts: what an older one finds out later is not shown.
  const newest = useRef(0);

  async function ask(): Promise<void> {
    const { form } = now.current;
    const [params, config] = [requestParams(form), requestConfig(form)];
    const problems = findProblems(form);
    dispatch({ type: "refuse", problems });
    if (Object.keys(problems).length > 0) return;

    newest.current++;
    asking.current = new AbortController();
    dispatch({ type: "answer", answer: { status: "asking" } });
    announce("Asking the API.");
    try {
      const token = await createTokenByExternalId(params, config, { signal: asking.current.signal, timeoutMs: 30_000 });
      dispatch({ type: "answer", answer: { status: "answered", token, at: new Date() } });
      if (sameRequest(form, now.current.form)) await check(token, now.current.wallet);
      else dispatch({ type: "check", check: staleRequest });
    } catch (error) {
      const failure = describeFailure(error);
      dispatch({ type: "answer", answer: { status: "failed", failure } });
      dispatch({ type: "refuse", problems: fieldProblems(error) });
      announce(`${failure.title}. ${failure.advice}`);
    }
  }

  async function check(token: IntegrationToken, wallet: Chosen | null): Promise<void> {
    if (wallet === null) return dispatch({ type: "check", check: { status: "walletless" } });
    const { form } = now.current;
    const problems = purchaseProblems(form);
    if (Object.keys(problems).length > 0) return dispatch({ type: "problems", problems });

    const turn = ++newest.current;
    dispatch({ type: "check", check: { status: "checking" } });
    const intent = purchaseIntent(form, wallet.address);
    try {
      const plan = await readPurchase(wallet.provider, token, intent);
      if (turn === newest.current) dispatch({ type: "check", check: { status: "checked", plan, intent } });
    } catch (error) {
      if (turn !== newest.current) return;
      const { problems, rest } = sortIssues(error);
      dispatch({ type: "problems", problems });
      const wrongChain = rest.some(({ path, code }) => path === "provider" && code === "wrong_chain");
      if (wrongChain) return dispatch({ type: "check", check: { status: "wrong_chain", chainId: token.integration.chain_id } });
      dispatch({ type: "check", check: { status: "failed", failure: couldNotCheck(error) } });
    }
  }

  function recheck(wallet: Chosen | null = now.current.wallet): void {
    const { answer, check: last, run } = now.current;
    if (answer.status === "answered" && last !== staleRequest && run.status !== "running") void check(answer.token, wallet);
  }

  /** Asks the wallet for its account. What it refuses is thrown. */
  async function connect(wallet: Wallet): Promise<Chosen> {
    const accounts = (await wallet.provider.request({ method: "eth_requestAccounts" })) as Address[];
    const [address] = accounts;
    if (address === undefined) throw new Error("It gave no account.");
    const chosen = { ...wallet, address };
    dispatch({ type: "wallet", wallet: chosen });
    return chosen;
  }

  async function choose(wallet: Wallet): Promise<void> {
    recheck(await connect(wallet));
  }

  async function switchWallet(): Promise<void> {
    const { check, wallet } = now.current;
    if (check.status !== "wrong_chain" || wallet === null) return;
    const { chainId } = check;
    const result = await switchChain(wallet.provider, chainId, chainOf(sandbox));
    if (result.status === "done") return recheck();
    const refusal = result.status === "rejected" ? "You said no. Nothing more was asked." : result.reason;
    dispatch({ type: "check", check: { status: "wrong_chain", chainId, refusal } });
  }

  async function send(): Promise<void> {
    const { check, wallet, run } = now.current;
    const sale = check.status === "checked" ? readSale(check.plan) : null;
    if (check.status !== "checked" || sale === null || wallet === null || run.status === "running") return;
    const { provider } = wallet;
    sending.current = new AbortController();
    dispatch({ type: "run", run: { status: "running", steps: [] } });
    const chain = chainOf(sandbox);
    try {
      const before = await readHoldings(provider, sale).catch(() => null);
      const result = await sendPlan(provider, check.plan, {
        signal: sending.current.signal,
        onStep: (step) => dispatch({ type: "step", step }),
        ...(chain !== undefined && { chain }),
      });
      // What was sent is shown even where it cannot be read again.
      const outcome = before && (await readOutcome(provider, sale, before, result.steps).catch(() => null));
      dispatch({ type: "run", run: { status: "ended", result, outcome } });
    } catch (error) {
      dispatch({ type: "check", check: { status: "failed", failure: describeFailure(error) } });
    }
  }

  // A wallet's account may change at any time, and without anybody asking this page.
  const provider = state.wallet?.provider;
  useEffect(() => {
    const follow = ([address]: Address[]) => {
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
    if (state.check.status === "walletless") recheck(state.wallet);
  }, [state.wallet]);

  return {
    state,
    ask,
    choose,
    switchWallet,
    send,
    recheck: () => recheck(),
    edit: (name: FieldName, value: string | boolean) => {
      newest.current++;
      dispatch({ type: "edit", name, value });
    },
    // A purchase that was edited is checked again once its field is left.
    leave: (name: FieldName) => {
      if (purchaseFields.includes(name)) recheck();
    },
    prefer: (wallet: Chosen | null) => {
      dispatch({ type: "wallet", wallet });
      recheck(wallet);
    },
    cancel: () => asking.current?.abort(),
    stop: () => sending.current?.abort(),
  };
}

export type Purchase = ReturnType<typeof usePurchase>;

function couldNotCheck(error: unknown): Failure {
  if (isTokenwrightError(error) && error.code === "network") {
    return { title: "Could not check: the wallet's node did not answer", advice: sentence(error.message) };
  }
  const failure = describeFailure(error);
  return { ...failure, title: `Could not check: ${failure.title.charAt(0).toLowerCase()}${failure.title.slice(1)}` };
}

function fieldProblems(error: unknown): Problems {
  const { problems } = sortIssues(error);
  if (isTokenwrightError(error) && error.status === 401) problems["config.accessToken"] = "Enter a token that the API accepts";
  return problems;
}

/** What a wallet needs to add the chain. Of real chains this page knows no node to name. */
function chainOf(sandbox: Sandbox | null): AddEthereumChainParameter | undefined {
  return sandbox === null ? undefined : {
    chainId: `0x${sandbox.chainId.toString(16)}`,
    chainName: "tokenwright sandbox",
    nativeCurrency: { name: "Ether", symbol: "ETH", decimals: 18 },
    rpcUrls: [sandbox.rpcUrl],
  };
}
