import { buy } from "./buy.js";

addEventListener("message", (event) => event.waitUntil(buy().then((calldata) => event.source.postMessage(calldata))));
