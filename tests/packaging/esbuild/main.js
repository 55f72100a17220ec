import { buyInline } from "./buy-inline.js";

document.querySelector("output").textContent = buyInline();
