import { describe, expect, it } from "vitest";
import { settingsView } from "../fixture/settings";
import { daysFault, percent, settingNotes, shareMeaning } from "./settings";

describe("settings", () => {
  it("say what a share of the quota comes to, and what is left", () => {
    expect(shareMeaning(0.5)).toContain("At most 150 calls a minute");
    expect(shareMeaning(0.5)).toContain("50\u00a0% is left to the jobs");
    expect(shareMeaning(1)).toContain("Nothing is left to the jobs");
    expect(percent(0.35)).toBe("35\u00a0%");
  });

  it("take whole days within the limits and nothing else", () => {
    const settings = settingsView({ retentionMin: 7, retentionMax: 3650 });
    for (const days of ["7", "400", "3650", " 30 "]) expect(daysFault(days, settings), days).toBe("");
    for (const days of ["", "6", "3651", "1.5", "-8", "1e2", "many"])
      expect(daysFault(days, settings), days).toBe("Days: a whole number from 7 to 3650.");
  });

  it("show the notes that are about them", () => {
    const note = { level: "warning", title: "t", body: "b" } as const;
    const notes = settingNotes([
      { id: "settings-share", ...note },
      { id: "aws-config", ...note },
    ]);
    expect(notes.map(({ id }) => id)).toEqual(["settings-share"]);
  });
});
