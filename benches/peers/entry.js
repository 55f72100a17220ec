/** The one entry of an ABI that a peer needs: none is given more to look through. */
export const entry = (abi, name) => abi.find((item) => item.name === name);
