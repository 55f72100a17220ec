// From CommonJS, as Node takes it since 20.19.
import tokenwright = require("tokenwright");

export const load: () => Promise<void> = tokenwright.init;
