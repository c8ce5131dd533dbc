import { render, screen } from "@testing-library/svelte";
import { createRawSnippet } from "svelte";
import { describe, expect, it } from "vitest";
import { known, without } from "../../fixture/detail";
import { NOW, trouble } from "../../fixture/rows";
import type { FactView } from "../../ipc/wire";
import FactCard from "./FactCard.svelte";

const value = createRawSnippet<[string]>((text) => ({ render: () => `<p>value ${text()}</p>` }));

function shown(fact: FactView<string>): string {
  const { container } = render(FactCard<string>, { title: "Tags", fact, none: "No tags", now: NOW, value });
  const card = container.querySelector("section");
  expect(card?.dataset["fact"]).toBe(fact.state);
  return card?.textContent.replaceAll(/\s+/gu, " ").trim() ?? "";
}

describe("a fact", () => {
  it("that nobody asked for, that is being read, and that is not there say three different things", () => {
    expect(shown(without("absent"))).toBe("Tags Not asked yet");
    expect(shown(without("loading"))).toBe("Tags Being read");
    expect(shown(without("empty", { at: NOW - 8000 }))).toBe("Tags 8 s ago No tags");
  });

  it("that is known shows its value and its age", () => {
    expect(shown(known("one"))).toBe("Tags 8 s ago value one");
  });

  it("that could not be read says why, and shows the last value with its age", () => {
    const denied = trouble({ kind: "denied", operation: "DescribeCluster" });
    expect(shown(without("failed", { trouble: denied }))).toBe("Tags Cannot be read: DescribeCluster denied");
    const last = { ...known("one", NOW - 60_000), state: "failed", trouble: denied } as const;
    expect(shown(last)).toContain("value one");
    expect(shown(last)).toContain("as of 1 min ago");
  });

  it("that is being read again keeps its value, and is busy", () => {
    const again = { ...known("one"), state: "loading" } as const;
    expect(shown(again)).toContain("value one");
    expect(screen.getByText("value one").closest("section")?.getAttribute("aria-busy")).toBe("true");
  });
});
