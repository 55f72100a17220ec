declare module "virtual:sandbox/openapi" {
  const document: unknown;
  export default document;
}
declare module "virtual:sandbox/fixtures" {
  const fixtures: Record<string, string>;
  export default fixtures;
}
declare module "virtual:sandbox/contracts" {
  const contracts: import("../compile.js").Contracts;
  export default contracts;
}
