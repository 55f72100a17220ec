import { buy } from "./buy.js";
import { buyInline } from "./buy-inline.js";

export default {
  async fetch(request) {
    return new Response(new URL(request.url).pathname === "/inline" ? buyInline() : await buy());
  },
};
