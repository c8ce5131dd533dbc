// One HTTP exchange on loopback, on a connection of its own: a kept one may be dead when its server was ended meanwhile.
import { request } from "node:http";

const LIMIT = 30_000;

/** Sends a body as JSON, if there is one, and resolves with { status, text }. */
export function exchange(method, url, { body, headers } = {}) {
  return new Promise((resolve, reject) => {
    const all = { "content-type": "application/json", connection: "close", ...headers };
    const sent = request(url, { method, headers: all, agent: false, timeout: LIMIT }, (answer) => {
      let text = "";
      answer.setEncoding("utf8");
      answer.on("data", (part) => (text += part));
      answer.on("end", () => resolve({ status: answer.statusCode, text }));
      answer.on("error", reject);
    });
    sent.on("timeout", () =>
      sent.destroy(new Error(`${method} ${url} was not answered in ${LIMIT / 1000} s`)),
    );
    sent.on("error", reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
