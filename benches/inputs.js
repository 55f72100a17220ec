// Values to call with: random, and so many that nobody's cache holds them.

/** viem remembers the checksums of 8,192 addresses, ox of 32,768. Of so many, taken in turn, none is met again while it is remembered. */
const ADDRESSES = 1 << 17;
const OTHERS = 1 << 13;

const decoder = new TextDecoder();
const encoder = new TextEncoder();

/** A text as one that came from the network: V8 otherwise leaves joining its parts to whoever reads it first. */
const flat = (text) => decoder.decode(encoder.encode(text));

const random = (length) => crypto.getRandomValues(new Uint8Array(length));
const hex = (length) => random(length).reduce((text, byte) => text + byte.toString(16).padStart(2, "0"), "0x");

function inTurn(length, make) {
  const pool = Array.from({ length }, make);
  let taken = 0;
  return () => pool[taken++ % length];
}

/** An address in lower case, as the API sends them. */
export const address = inTurn(ADDRESSES, () => flat(hex(20)));

/** An amount of up to 12 bytes. */
export const amount = inTurn(OTHERS, () => BigInt(hex(1 + (random(1)[0] % 12))));

/** A text of up to 63 characters, one in eight of them with letters beyond ASCII. */
export const note = inTurn(OTHERS, () => {
  const [length, kind] = random(2);
  return flat((kind % 8 === 0 ? "Ödendi, teşekkürler. " : "Paid for the house. ").repeat(4).slice(0, length % 64));
});

let distinct = 0;
const another = () => JSON.stringify({ inputs: [], name: `E${distinct++}`, type: "error" });

/** An ABI's text with one more entry: it was never seen before. */
export const newAbi = (text) => flat(text.replace("[", `[${another()},`));

/** An answer's text with other addresses, and an ABI that was never seen before. */
export const newAnswer = (body, { contract, integration }) => flat(
  body
    .replace(contract.address, address())
    .replaceAll(integration.currency_token_address, address())
    .replace('"abi": "[', `"abi": "[${another().replaceAll('"', '\\"')},`),
);
