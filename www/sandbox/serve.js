// @ts-check
// `node www/sandbox/serve.js`: the demo page with the sandbox behind it, until Ctrl-C. `make demo` runs it.
import { startSandbox } from "./index.js";
import { servePage } from "./page.js";

const sandbox = await startSandbox();
console.log(`chain ${sandbox.chainId}   ${sandbox.rpcUrl}   anvil, with the listing contract deployed`);
console.log(`chain ${sandbox.tokenLayer.chainId}   ${sandbox.tokenLayer.rpcUrl}   anvil, with stand-ins for Token Layer's contracts`);
console.log(`token API     ${sandbox.apiUrl}   answers as the API pages do, to the access token ${sandbox.accessToken}`);
const { url } = await servePage(sandbox);
console.log(`demo page     ${url}   no real funds; ${url}sandbox.json tells all of this; Ctrl-C ends it`);
