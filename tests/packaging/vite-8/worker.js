import { buy } from "./buy.js";

buy().then((calldata) => postMessage(calldata));
