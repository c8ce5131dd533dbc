import { render } from "@testing-library/svelte";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Standing } from "../../view/timeline/news";
import News from "./News.svelte";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const standing = (name: string, word: string): Standing => ({ id: name, name, word, bad: word === "failed" });

test("a change is said once, the bad ones first, at most one sentence in five seconds", async () => {
  const first = [standing("Load", "running"), standing("Join", "running")];
  const { container, rerender } = render(News, { props: { of: "j-1", now: first } });
  const region = container.querySelector("[aria-live=polite]");
  const said = async (now: readonly Standing[], ms: number) => {
    await rerender({ of: "j-1", now });
    await vi.advanceTimersByTimeAsync(ms);
    return region?.textContent;
  };
  expect(await said(first, 6000)).toBe("");
  expect(await said([standing("Load", "done"), standing("Join", "failed")], 10)).toBe(
    "Join: failed, and 1 more changed",
  );
  const next = [standing("Load", "done"), standing("Join", "failed"), standing("Publish", "pending")];
  expect(await said(next, 10)).toBe("Join: failed, and 1 more changed");
  const after = [standing("Load", "done"), standing("Join", "failed"), standing("Publish", "running")];
  expect(await said(after, 4000)).toBe("Join: failed, and 1 more changed");
  expect(await said(after, 1500)).toBe("Publish: running");
});

test("what is not seen before is no news, and another cluster begins anew", async () => {
  const { container, rerender } = render(News, { props: { of: "j-1", now: [standing("Load", "running")] } });
  const region = container.querySelector("[aria-live=polite]");
  await rerender({ of: "j-1", now: [standing("Load", "done")] });
  await vi.advanceTimersByTimeAsync(10);
  expect(region?.textContent).toBe("Load: done");
  await rerender({ of: "j-2", now: [standing("Load", "failed")] });
  await vi.advanceTimersByTimeAsync(6000);
  expect(region?.textContent).toBe("");
});
