// A WebDriver session on the app, straight to WebKitWebDriver: no proxy, no browserName, no BiDi, which it would refuse.
import { createServer } from "node:net";
import { exchange } from "./http.mjs";
import { NotYet, until } from "./until.mjs";
import { start } from "../fixture/process.mjs";

/** A free port of loopback. */
export async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

// What the driver refuses because the page changed just then: an element was replaced, or covered for a moment.
const PASSING = new Set(["stale element reference", "element click intercepted", "element not interactable"]);

/** A driver of its own and the app that it started; `env` is the app's too. */
export class Session {
  #driver;
  #base;
  #id;

  static async open({ binary, args, env, log }) {
    const session = new Session();
    const port = await freePort();
    session.#base = `http://127.0.0.1:${port}`;
    session.#driver = start("WebKitWebDriver", [`--port=${port}`], {
      // Without this variable the app starts, but never answers its driver.
      env: { ...env, TAURI_WEBVIEW_AUTOMATION: "true" },
      log,
    });
    try {
      await until("WebKitWebDriver answers", () => session.#isUp());
      const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": { binary, args } } };
      const { sessionId } = await session.#send("POST", "/session", { capabilities });
      session.#id = sessionId;
    } catch (error) {
      await session.close();
      throw error;
    }
    return session;
  }

  /** Sends a command of this session. */
  ask(method, path, body) {
    return this.#send(method, `/session/${this.#id}${path}`, body);
  }

  /** The process that started the app. */
  get pid() {
    return this.#driver.pid;
  }

  /** Ends the app and the driver, in whatever state they are. */
  async close() {
    await this.#driver.end();
  }

  async #isUp() {
    if (this.#driver.ended) throw new Error(`WebKitWebDriver ended by itself: ${this.#driver.said}`);
    const answer = await exchange("GET", `${this.#base}/status`).catch((error) => {
      throw new NotYet(error.message);
    });
    return JSON.parse(answer.text).value.ready;
  }

  async #send(method, path, body) {
    const { status, text } = await exchange(method, this.#base + path, {
      body: body ?? (method === "POST" ? {} : undefined),
    });
    const { value } = JSON.parse(text);
    if (status === 200) return value;
    const said = `${path}: ${value.error}: ${value.message}`;
    throw PASSING.has(value.error) ? new NotYet(said) : new Error(said);
  }
}
