import { buy } from "../buy.js";

buy().then((calldata) => (document.querySelector("output").textContent = calldata));
