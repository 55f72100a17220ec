// An entry of an ABI as viem and ethers see it, made once for many values.
import assert from "node:assert/strict";
import { isDeepStrictEqual } from "node:util";
import { AbiCoder, Fragment, Indexed, Interface } from "ethers";
import { decodeAbiParameters, decodeEventLog, encodeAbiParameters, keccak256, toEventSelector, toFunctionSelector } from "viem";
import { arrayOf, everyTuple, isNamed, mapLeaves, tupleOf } from "./shape.js";

const coder = AbiCoder.defaultAbiCoder();

/** `transfer(address,uint256)` */
export const signatureOf = ({ name, inputs }) => name + typesOf(inputs);
const typesOf = (params) => `(${params.map(({ type, components }) => (components ? type.replace("tuple", typesOf(components)) : type)).join(",")})`;

/** The type `function` is unknown to both: on the wire it is 24 bytes. */
const translate = (param) => ({
  ...param,
  type: param.type.replace(/^function/, "bytes24"),
  ...(param.components && { components: param.components.map(translate) }),
});
const nameless = ({ name, components, ...param }) => ({ ...param, ...(components && { components: components.map(nameless) }) });

/** Whether viem keeps all members: it makes an object where all have a name, even the same name, and loses `__proto__`. */
const isKept = (members) => isNamed(members) || members.some(({ name }) => !name);
const areTuplesKept = (params) => params.every(({ components }) => components === undefined || everyTuple(components, isKept));

const isReference = (param) => param.type === "string" || param.type === "bytes" || param.components !== undefined || arrayOf(param) !== undefined;

export function equal(actual, expected, what) {
  if (!isDeepStrictEqual(actual, expected)) assert.deepStrictEqual(actual, expected, `${what}: ${show(actual)} and not ${show(expected)}`);
}
const show = (value) => JSON.stringify(value, (_, part) => (typeof part === "bigint" ? `${part}n` : part))?.slice(0, 400);

export class Peers {
  #inputs;
  #viem;
  #ethers;
  #isKept;
  #event;

  constructor(entry) {
    const { type, inputs } = entry;
    this.signature = signatureOf(entry);
    this.hash = keccak256(Buffer.from(this.signature));
    this.selector = this.hash.slice(0, 10);

    const translated = { ...entry, inputs: inputs.map(translate) };
    const fragment = Fragment.from({ ...translated, inputs: translated.inputs.map(nameless), outputs: [] });
    const hash = type === "event" ? toEventSelector(translated) : toFunctionSelector(translated);
    equal(fragment.topicHash ?? fragment.selector, hash, `ethers' and viem's hash of ${this.signature}`);
    if (!this.signature.includes("function")) equal(this.hash.slice(0, hash.length), hash, `the hash of ${this.signature}`);

    this.#inputs = inputs;
    this.#isKept = areTuplesKept(inputs) && (type !== "event" || isKept(inputs));
    this.#viem = this.#isKept ? translated.inputs : translated.inputs.map(nameless);
    this.#ethers = fragment.inputs;
    if (type === "event") this.#event = { hash, ethers: new Interface([fragment]), viem: [{ ...translated, inputs: this.#viem }] };
  }

  /** The encoding that both give, without a selector. */
  encode(values, accept = () => true) {
    const lists = this.#lists(values);
    const own = (items) => items.filter((_, index) => accept(this.#inputs[index]));
    const data = encodeAbiParameters(own(this.#viem), own(lists));
    equal(coder.encode(own(this.#ethers), own(lists)), data, `ethers' and viem's encoding of ${this.signature}`);
    return data;
  }

  /** Has both read the data: these values come out. */
  decode(data, values) {
    equal(decodeAbiParameters(this.#viem, data), this.#byViem(values), `viem's values of ${this.signature}`);
    equal(coder.decode(this.#ethers, data).toArray(true), this.#lists(values, asEthers), `ethers' values of ${this.signature}`);
  }

  /** The log of an event with these values, which both read, and the values that are in it: a hash of what does not fit a topic. */
  log(values) {
    const found = [...values];
    const topics = [this.hash];
    for (const [index, input] of this.#inputs.entries()) {
      if (!input.indexed) continue;
      const word = encodeAbiParameters([this.#viem[index]], [this.#lists(values)[index]]);
      if (isReference(input)) found[index] = keccak256(word);
      topics.push(isReference(input) ? found[index] : word);
    }
    const data = this.encode(values, ({ indexed }) => !indexed);
    this.#decodeLog(data, topics.with(0, this.#event.hash), found);
    return { log: { topics, data }, args: tupleOf(this.#inputs, found) };
  }

  #decodeLog(data, topics, found) {
    const { args } = decodeEventLog({ abi: this.#event.viem, data, topics });
    const expected = this.#byViem(found);
    equal(args ?? [], this.#isKept ? tupleOf(this.#inputs, expected) : expected, `viem's arguments of ${this.signature}`);
    const result = this.#event.ethers.decodeEventLog(this.#event.hash, data, topics).toArray(true);
    const hashed = result.map((item) => (item instanceof Indexed ? item.hash : item));
    equal(hashed, this.#lists(found, asEthers), `ethers' arguments of ${this.signature}`);
  }

  #lists(values, leaf = asIs) {
    return this.#inputs.map((input, index) => mapLeaves(input, values[index], leaf));
  }

  #byViem(values) {
    return this.#inputs.map((input, index) => mapLeaves(input, values[index], asViem, this.#isKept ? tupleOf : undefined));
  }
}

const asIs = (value) => value;
/** viem drops a byte order mark at the start of a text. */
const asViem = (value, type) => (type === "string" ? value.replace(/^\ufeff/, "") : value);
/** ethers gives every integer as a bigint. */
const asEthers = (value) => (typeof value === "number" ? BigInt(value) : value);
