import { honestCreations, encode, inputsOf } from "./creations.js";
import { layout, text } from "./layout.js";
import { byteMutants, argumentMutants } from "./calldata.js";
let n=0,a=0;
for (const c of honestCreations()) for (const [i,call] of c.calls.entries()) {
  const data=c.answer.transactions[i].data;
  const t=text(layout(data.slice(0,10), inputsOf(call.functionName), call.args));
  if (t!==data) { console.log("layout differs", call.functionName); console.log(data); console.log(t); process.exit(1) }
  for (const m of byteMutants(call,data)) n++;
  const f=new Map(); for (const m of argumentMutants(call,data)) {a++; f.set(m.field,(f.get(m.field)??0)+1)}
  if (n<20000) console.log([...f].join(" "));
}
console.log(n,a);
