import { buy } from "./buy.js";

const output = document.querySelector("output");
const worker = new Worker(new URL("./worker.js", import.meta.url), { type: "module" });
worker.onmessage = async ({ data }) => {
  const calldata = await buy();
  output.textContent = data === calldata ? calldata : `the worker says ${data}`;
};
