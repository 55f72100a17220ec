// The tags of flat bytes, as src/flat tells them.

/** The length of the header. */
export const HEADER = 12;

export const NULL = 0;
export const FALSE = 1;
export const TRUE = 2;
export const NUMBER = 3;
export const TEXT = 4;
export const LIST = 5;
export const OBJECT = 6;
export const BIGINT = 7;
export const BYTES = 8;
export const FOREIGN = 9;
export const SMALL = 10;
export const UTF8 = 11;
export const LARGE = 12;
