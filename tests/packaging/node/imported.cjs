import("./buy.js").then(async ({ buy }) => console.log(await buy()));
