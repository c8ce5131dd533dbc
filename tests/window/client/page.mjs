// What a person does with the window, and what they see in it.
import { writeFileSync } from "node:fs";
import { byRole } from "./roles.mjs";
import { SOON, until } from "./until.mjs";

const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";

/** WebDriver's code points of keys that type nothing. */
const KEYS = {
  Escape: "\uE00C",
  Enter: "\uE007",
  Tab: "\uE004",
  Shift: "\uE008",
  Control: "\uE009",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
  Home: "\uE011",
  End: "\uE010",
};

// A click that met what it was meant for shows within this time, in milliseconds.
const SETTLED = 2_000;

// Patterns cross into the page as their two texts.
const crossing = (value) => (value instanceof RegExp ? { source: value.source, flags: value.flags } : value);

/** The window's page. */
export class Page {
  #session;

  constructor(session) {
    this.#session = session;
  }

  /** Runs a function in the page; it may call `byRole`. */
  run(look, ...args) {
    const script = `const byRole = ${byRole}; return (${look}).apply(null, arguments);`;
    return this.#session.ask("POST", "/execute/sync", { script, args: args.map(crossing) });
  }

  /** Runs a function that returns a promise; the page's own policy is not in its way. */
  runAsync(look, ...args) {
    const script = `const done = arguments[arguments.length - 1];
      (${look}).apply(null, [].slice.call(arguments, 0, -1)).then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const answer = this.#session.ask("POST", "/execute/async", { script, args: args.map(crossing) });
    return answer.then(({ value, error }) => {
      if (error) throw new Error(error);
      return value;
    });
  }

  /** Runs source text in the page. */
  load(script) {
    return this.#session.ask("POST", "/execute/sync", { script, args: [] });
  }

  /** Asks in the page until the answer is truthy, and resolves with it. */
  until(what, look, ...args) {
    return until(what, () => this.run(look, ...args));
  }

  /** The same with another limit, in milliseconds. */
  untilWithin(limit, what, look, ...args) {
    return until(what, () => this.run(look, ...args), limit);
  }

  /** The element with this role and name, once it is there. */
  find(role, name, limit = SOON) {
    const what = `a ${role}${name === undefined ? "" : ` named ${name}`}`;
    return this.untilWithin(limit, what, (r, n) => byRole(r, n)[0], role, name);
  }

  /** The element that a selector of data attributes finds, once it is there. */
  select(selector, limit = SOON) {
    return this.untilWithin(limit, `an element ${selector}`, (s) => document.querySelector(s), selector);
  }

  /** How many elements have this role and name. */
  count(role, name) {
    return this.run((r, n) => byRole(r, n).length, role, name);
  }

  /** The visible text of the whole page. */
  text() {
    return this.run(() => document.body.innerText);
  }

  /** The visible text of the element with this role and name, once it is there. */
  said(role, name) {
    const what = `the text of a ${role} named ${name}`;
    return this.until(what, (r, n) => byRole(r, n)[0]?.innerText, role, name);
  }

  /** Clicks as a mouse does. An element that was replaced meanwhile, or is covered for a moment, is found and clicked again. */
  async click(role, name) {
    await until(`a click on the ${role} ${name}`, async () => this.#click(await this.find(role, name)));
  }

  /** Clicks a row until it is selected: while others still arrive, it may move away under the pointer. */
  async choose(name) {
    const isChosen = (n) => byRole("row", n).some((row) => row.ariaSelected === "true");
    await until(`the row ${name} is selected`, async () => {
      await this.click("row", name);
      return this.untilWithin(SETTLED, "it is selected", isChosen, name).catch(() => false);
    });
  }

  /** Clicks the element that a selector of data attributes finds. */
  async clickOn(selector) {
    await until(`a click on ${selector}`, async () => this.#click(await this.select(selector)));
  }

  async #click(element) {
    await this.#session.ask("POST", `/element/${element[ELEMENT]}/click`);
    return true;
  }

  /** Types into an element. */
  async type(role, name, text) {
    const element = await this.find(role, name);
    await this.#session.ask("POST", `/element/${element[ELEMENT]}/value`, { text });
  }

  /** Presses and releases keys one after the other, wherever the focus is. */
  async press(...keys) {
    const actions = keys.flatMap((key) => {
      const value = KEYS[key] ?? key;
      return [
        { type: "keyDown", value },
        { type: "keyUp", value },
      ];
    });
    await this.#session.ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Presses a key while another is held. */
  async pressWith(held, pressed) {
    const [holding, key] = [KEYS[held], KEYS[pressed] ?? pressed];
    const actions = [
      { type: "keyDown", value: holding },
      { type: "keyDown", value: key },
      { type: "keyUp", value: key },
      { type: "keyUp", value: holding },
    ];
    await this.#session.ask("POST", "/actions", { actions: [{ type: "key", id: "keyboard", actions }] });
  }

  /** Turns to the page that there is now, after the one before went with its window, and waits until it is painted. */
  async turn() {
    const [handle] = await until("a page is there", async () => {
      const handles = await this.#session.ask("GET", "/window/handles");
      return handles.length > 0 && handles;
    });
    await this.#session.ask("POST", "/window", { handle });
    await this.select("[data-ready=true]");
  }

  /** Moves the window into the corner, away from the pointer. */
  place() {
    return this.#session.ask("POST", "/window/rect", { x: 0, y: 0 });
  }

  /** Makes the page exactly this large, whatever frame the window has. */
  async resize(width, height) {
    const [inWidth, inHeight] = await this.run(() => [innerWidth, innerHeight]);
    const rect = await this.#session.ask("GET", "/window/rect");
    const wanted = { width: rect.width + width - inWidth, height: rect.height + height - inHeight };
    await this.#session.ask("POST", "/window/rect", { x: 0, y: 0, ...wanted });
    const isSo = (w, h) => innerWidth === w && innerHeight === h;
    await this.until(`a page of ${width} × ${height}`, isSo, width, height);
  }

  /** Keeps a picture of the page. */
  async picture(path) {
    writeFileSync(path, Buffer.from(await this.#session.ask("GET", "/screenshot"), "base64"));
  }

  /** What WebKit itself tells assistive technology: { role, label }. */
  async spoken(element) {
    const path = `/element/${element[ELEMENT]}`;
    const [role, label] = await Promise.all(
      ["computedrole", "computedlabel"].map((what) => this.#session.ask("GET", `${path}/${what}`)),
    );
    return { role, label };
  }
}
