import { describe, expect, it } from "vitest";
import { alertRow, fleetAlerts } from "../fixture/alerts";
import { at, NOW } from "../fixture/rows";
import type { AlertKind } from "../ipc/wire";
import { alertLines, alertLook, alertName, noAlerts, reasonText, unreadText } from "./alerts";

describe("the list of alerts", () => {
  it("is newest first under the names of its days, however it comes", () => {
    const lines = alertLines([...fleetAlerts()].reverse(), NOW);
    const days = lines.flatMap((line) => (line.is === "day" ? [line.name] : []));
    expect(days).toEqual(["Today, Tue 14 Jul", "Yesterday, Mon 13 Jul"]);
    const times = lines.flatMap((line) => (line.is === "alert" ? [line.alert.happened] : []));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(times).toHaveLength(fleetAlerts().length);
  });

  it("keeps its order for alerts of one moment", () => {
    const same = [alertRow({ step: "s-2" }), alertRow({ step: "s-1" })];
    const keys = (rows: typeof same) => alertLines(rows, NOW).map(({ key }) => key);
    expect(keys(same)).toEqual(keys([...same].reverse()));
  });

  it("tells every kind by a shape of its own", () => {
    const kinds: AlertKind[] = ["step_failed", "cluster_failed", "steps_done"];
    expect(new Set(kinds.map((kind) => alertLook(kind).icon)).size).toBe(3);
  });

  it("says when the reason came only where it came later", () => {
    expect(reasonText(alertRow())).toBe("");
    expect(reasonText(alertRow({ reasonAt: at("14:26") }))).toBe("reason 14:26");
    expect(reasonText(alertRow({ reasonAt: at("14:26") + 86_400_000 }))).toBe("reason Wed 14:26");
  });

  it("is read out whole: unread first, then as it is seen, then its kind", () => {
    const alert = alertRow({ title: "Failed: A", body: "B stopped.", reasonAt: at("14:26") });
    expect(alertName(alert, "14:19")).toBe("Unread, Failed: A, B stopped., 14:19, reason 14:26, Step failed");
    expect(alertName({ ...alert, seen: true }, "14:19")).toMatch(/^Failed: A/u);
  });

  it("says what an empty list means", () => {
    expect(noAlerts(false, 0).title).toBe("No alerts yet");
    expect(noAlerts(true, 0).title).toBe("No alerts yet");
    expect(noAlerts(true, 7)).toEqual({
      title: "Nothing unread",
      body: "All 7 alerts in the list were seen.",
    });
    expect([unreadText(1), unreadText(4)]).toEqual(["1 unread alert", "4 unread alerts"]);
  });
});
