import { Decoder, createContract, events } from "micro-eth-signer/abi.js";
import { addr } from "micro-eth-signer";
import { ethHex } from "micro-eth-signer/utils.js";
import { entry } from "./entry.js";

export const name = "micro-eth-signer";

/** It tells contracts apart by address. */
const CONTRACT = "0x70f1d2c056bf9f6956d2d2ce045d3db33dee3c05";

const encoder = (item) => {
  const { encodeInput } = createContract([item])[item.name];
  return (value) => ethHex.encode(encodeInput(value));
};

export function prepare({ listing, airdrop }) {
  const abi = JSON.parse(listing);
  const [tuples] = JSON.parse(airdrop);
  const buy = entry(abi, "buy");
  const decoder = new Decoder();
  decoder.add(CONTRACT, [buy, tuples]);
  const decode = (data) => decoder.decode(CONTRACT, ethHex.decode(data)).value;
  const { ListingBuyEvent } = events([entry(abi, "ListingBuyEvent")]);
  const encodeBuy = encoder(buy);
  const encodeList = encoder(entry(abi, "list"));
  const encodeAirdrop = encoder(tuples);
  return {
    buy: ([amount, _houseTokenAddress, _paymentToken]) => encodeBuy({ amount, _houseTokenAddress, _paymentToken }),
    list: ([_tokenAddress, _paymentToken, _price, _tokenAmount, _minbuycount, _maxbuycount]) =>
      encodeList({ _tokenAddress, _paymentToken, _price, _tokenAmount, _minbuycount, _maxbuycount }),
    buyFromText: ({ text, args: [amount, _houseTokenAddress, _paymentToken] }) =>
      encoder(entry(JSON.parse(text), "buy"))({ amount, _houseTokenAddress, _paymentToken }),
    airdrop: ([entries]) => encodeAirdrop(entries),
    // Everybody gives the same values here, and it leaves addresses in lower case.
    decodeBuy: (data) => {
      const value = decode(data);
      value._houseTokenAddress = addr.addChecksum(value._houseTokenAddress);
      value._paymentToken = addr.addChecksum(value._paymentToken);
      return value;
    },
    decodeAirdrop: (data) => {
      const entries = decode(data);
      for (const own of entries) own.owner = addr.addChecksum(own.owner);
      return entries;
    },
    decodeLogs: (logs) => logs.map(({ topics, data }) => {
      const value = ListingBuyEvent.decode(topics, data);
      value.user = addr.addChecksum(value.user);
      value.house = addr.addChecksum(value.house);
      value.payment = addr.addChecksum(value.payment);
      return value;
    }),
  };
}
