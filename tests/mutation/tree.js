// JSON trees: their nodes, and copies with one node changed.

/** Every node below the root, parents first, with its path: `["args", 1, "value"]`. */
export function* nodes(tree, path = []) {
  if (tree === null || typeof tree !== "object") return;
  for (const key of Object.keys(tree)) {
    const own = [...path, Array.isArray(tree) ? Number(key) : key];
    yield { path: own, value: tree[key] };
    yield* nodes(tree[key], own);
  }
}

export const isLeaf = (value) => value === null || typeof value !== "object";

/** The paths of the leaves in which two trees differ. */
export function differences(one, two, path = []) {
  if (isLeaf(one ?? null) || isLeaf(two ?? null)) return one === two ? [] : [path];
  const keys = new Set([...Object.keys(one), ...Object.keys(two)]);
  return [...keys].flatMap((key) => differences(one[key], two[key], [...path, Array.isArray(one) ? Number(key) : key]));
}

/** As docs/trust.md writes it: "integration.args[].value". */
export const write = (path) => path.reduce((text, key) => (typeof key === "number" ? `${text}[]` : text === "" ? key : `${text}.${key}`), "");

/** A copy in which `edit` has changed a copy of the parent of the node at `path`. */
function change(tree, [key, ...rest], edit) {
  const copy = Array.isArray(tree) ? [...tree] : { ...tree };
  if (rest.length === 0) return edit(copy, key);
  copy[key] = change(tree[key], rest, edit);
  return copy;
}

export const replace = (tree, path, value) => change(tree, path, (parent, key) => ((parent[key] = value), parent));

export const remove = (tree, path) =>
  change(tree, path, (parent, key) => (Array.isArray(parent) ? parent.splice(key, 1) : delete parent[key], parent));

export const insert = (tree, path, value) => change(tree, path, (parent, key) => (parent.splice(key, 0, value), parent));

/** The same object with one member under another name, in its place. */
export const rename = (tree, path, name) =>
  change(tree, path, (parent, key) => Object.fromEntries(Object.entries(parent).map(([own, value]) => [own === key ? name : own, value])));

const TWIN = "\uE000";

/** The JSON text with one member twice: first as it is, then with `value`. */
export function duplicate(tree, path, value) {
  const twins = change(tree, path, (parent, key) => ({ ...parent, [TWIN + key]: value }));
  return JSON.stringify(twins).replace(`"${TWIN}`, '"');
}

export const at = (tree, path) => path.reduce((node, key) => node[key], tree);
