// Calls over the network, in Node.
import { after, before, test } from "node:test";
import * as tw from "tokenwright";
import { NAMES, scenarios } from "../wire/network.js";
import { startServer } from "../wire/server.js";

let server;
let cases;

before(async () => {
  await tw.init();
  server = await startServer();
  cases = scenarios(tw, server);
});
after(() => server.stop());

for (const name of NAMES) test(name, () => cases[name]());
