import { describe, expect, it } from "vitest";
import { Theme } from "./theme";

function worn(matches: boolean) {
  const root = document.createElement("html");
  const hears: (() => void)[] = [];
  const dark = { matches, addEventListener: (_: string, hear: () => void) => hears.push(hear) };
  const theme = new Theme(root, dark as unknown as MediaQueryList);
  const system = (isDark: boolean) => {
    dark.matches = isDark;
    for (const hear of hears) hear();
  };
  return { theme, system, shown: () => root.dataset["theme"] };
}

describe("the theme", () => {
  it("is the system’s until the settings are known, and follows it", () => {
    const { system, shown } = worn(true);
    expect(shown()).toBe("dark");
    system(false);
    expect(shown()).toBe("light");
  });

  it("is what the settings say, whatever the system does", () => {
    const { theme, system, shown } = worn(true);
    theme.wear("light");
    expect(shown()).toBe("light");
    system(false);
    system(true);
    expect(shown()).toBe("light");
    theme.wear("system");
    expect(shown()).toBe("dark");
  });
});
