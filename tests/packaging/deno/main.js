import { buy } from "./buy.js";
import { buyInline } from "./buy-inline.js";

console.log(await buy(), buyInline());
