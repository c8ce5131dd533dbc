import assert from "node:assert/strict";
import { beginEarlier, readArchive } from "./fixture/archive.mjs";
import { startNotifications } from "./fixture/notifications.mjs";
import { windowTest } from "./fixture/window-test.mjs";
import { until } from "./client/until.mjs";

const ROUNDS = 10;
const MINUTES = 4.5 * 60_000;
// Within this time after the first call all that an app does when it begins has happened.
const BEGINNING = 1_500;
// What was missed is told at once when everything was read again, and after five minutes in any case.
const TOLD = 6 * 60_000;
// By then this has happened in the fleet, and more.
const HAPPENED = "Ground-up loss, PF-03";
const isDigest = ({ summary }) => summary.endsWith("while you were away");

windowTest(
  "killed at any moment, the app tells nothing twice and loses nothing",
  async ({ launch, sim, play, home }) => {
    const daemon = await play(startNotifications);
    const fleet = await sim("--scenario", "busy-day", "--start-ms", String(Date.now()));
    const begin = async () => {
      const before = JSON.stringify(await fleet.calls());
      const app = launch([], fleet.env);
      await until("it asks", async () => JSON.stringify(await fleet.calls()) !== before);
      return app;
    };
    const moments = [];
    const first = await begin();
    await until("the first look is over", async () => {
      const { sound, begun } = await readArchive(home);
      return sound[0] === "ok" && begun > 0;
    });
    await first.end();
    // The fleet's time passes in leaps, all of them in the last seconds of the computer's; what happened in them is not past.
    await beginEarlier(home, ROUNDS * MINUTES);
    for (let round = 0; round < ROUNDS; round += 1) {
      await fleet.advance(MINUTES);
      const app = await begin();
      moments.push(Math.round(Math.random() * BEGINNING));
      const end = Date.now() + moments.at(-1);
      await until("the moment has come", () => Date.now() >= end);
      await app.end();
      assert.deepEqual((await readArchive(home)).sound, ["ok"], `after ${moments} ms`);
    }
    const last = await begin();
    const isOver = ({ phase }) => phase === "told" || phase === "listed";
    const { alerts } = await until(
      "all is told",
      async () => {
        const kept = await readArchive(home);
        return kept.alerts.some(({ facts }) => facts.step === HAPPENED) && kept.alerts.every(isOver) && kept;
      },
      TOLD,
    );
    await last.end();

    const said = `after ${moments} ms: ${JSON.stringify({ alerts, notices: daemon.notices })}`;
    const texts = (notices) => notices.map(({ summary, body }) => `${summary}\n${body}`);
    const own = texts(daemon.notices.filter((one) => !isDigest(one) && one.replaces_id === 0));
    const digests = texts(daemon.notices.filter(isDigest));
    for (const { facts } of alerts) {
      const names = [facts.cluster, facts.step ?? ""];
      const tells = (text) => names.every((name) => text.includes(name));
      const [times, listed] = [own.filter(tells).length, digests.filter(tells).length];
      assert.ok(times <= 1, `${names} was told ${times} times; ${said}`);
      assert.ok(times + listed >= 1, `${names} was never told; ${said}`);
    }
  },
);
