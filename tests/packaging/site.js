import { readFile } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import { connect } from "node:net";
import { extname, join } from "node:path";
import { json } from "node:stream/consumers";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };

/**
 * Serves a folder, or what the server at a URL serves, under a Content-Security-Policy for scripts. `refused` are the browser's reports
 * of what the policy refused.
 */
export async function startSite(source, scripts) {
  const refused = [];
  const server = createServer(async (request, response) => {
    if (request.url === "/csp-report") {
      const report = (await json(request))["csp-report"];
      refused.push(`${report["violated-directive"]} refused ${report["blocked-uri"]}`);
      return response.writeHead(204).end();
    }
    response.setHeader("content-security-policy", `script-src ${scripts}; report-uri /csp-report`);
    if (request.url === "/favicon.ico") return response.writeHead(204).end();
    source instanceof URL ? pass(source, request, response) : serve(source, request, response);
  });
  // The sockets by which development servers say what has changed.
  server.on("upgrade", (request, socket) => {
    const other = connect(source.port, source.hostname, () => {
      const headers = request.rawHeaders.map((text, index) => text + (index % 2 === 0 ? ": " : "\r\n")).join("");
      other.write(`${request.method} ${request.url} HTTP/1.1\r\n${headers}\r\n`);
      socket.pipe(other).pipe(socket);
    });
    for (const end of [socket, other]) end.on("error", () => (socket.destroy(), other.destroy()));
  });
  server.listen(0, "127.0.0.1");
  await new Promise((resolve) => server.on("listening", resolve));
  return {
    // Development servers refuse the sockets of pages of another host.
    url: `http://${source.hostname ?? "127.0.0.1"}:${server.address().port}`,
    refused,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function serve(folder, { url }, response) {
  const path = url.endsWith("/") ? `${url}index.html` : url.replace(/\?.*/, "");
  const body = await readFile(join(folder, path)).catch(() => null);
  response.writeHead(body === null ? 404 : 200, { "content-type": TYPES[extname(path)] ?? "text/plain" }).end(body ?? "");
}

function pass({ hostname, port }, request, response) {
  const passed = ask({ hostname, port, method: request.method, path: request.url, headers: request.headers }, (answer) => {
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
    answer.pipe(response.writeHead(answer.statusCode));
  });
  passed.on("error", () => response.destroy());
  request.pipe(passed);
}
