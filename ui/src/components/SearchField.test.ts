import { fireEvent, render, screen } from "@testing-library/svelte";
import { tick } from "svelte";
import { describe, expect, it, vi } from "vitest";
import type { FilterFaultView, FilterOffer } from "../ipc/wire";
import SearchField from "./SearchField.svelte";

const OWNER: FilterOffer = { from: 5, to: 7, text: "owner:", about: "Who owns it", goesOn: true };
const DONE: FilterOffer = { from: 5, to: 7, text: "status:done", about: "", goesOn: false };
const FAULT: FilterFaultView = { from: 0, to: 6, message: "There is no key “colour”." };

function shown(part: { value?: string; faults?: FilterFaultView[]; offers?: FilterOffer[] } = {}) {
  const read = vi.fn(() => Promise.resolve({ faults: [], offers: part.offers ?? [], found: 1 }));
  const oninput = vi.fn((value: string) => void view.rerender({ value }));
  const view = render(SearchField, {
    value: part.value ?? "",
    faults: part.faults ?? [],
    read,
    oninput,
  });
  const field = screen.getByRole<HTMLInputElement>("searchbox", { name: "Filter clusters" });
  return { field, read, oninput, view };
}

const options = () => screen.queryAllByRole("option").map(({ textContent }) => textContent);
const press = (field: HTMLElement, key: string) => fireEvent.keyDown(field, { key });

async function typed(field: HTMLInputElement, value: string): Promise<void> {
  await fireEvent.input(field, { target: { value } });
  await tick();
}

describe("the filter field", () => {
  it("offers what the text may go on with, and takes what is chosen by keys", async () => {
    const { field, oninput, read } = shown({ offers: [OWNER, DONE] });
    await typed(field, "hail ow");
    expect(read).toHaveBeenLastCalledWith("hail ow", 7);
    await vi.waitFor(() => {
      expect(options()).toEqual(["owner:Who owns it", "status:done"]);
    });
    expect(field.getAttribute("aria-activedescendant")).toBeNull();
    await press(field, "ArrowDown");
    await press(field, "ArrowDown");
    const chosen = field.getAttribute("aria-activedescendant") ?? "";
    expect(document.getElementById(chosen)?.getAttribute("aria-selected")).toBe("true");
    await press(field, "Enter");
    expect(oninput).toHaveBeenLastCalledWith("hail status:done ");
    await vi.waitFor(() => {
      expect([field.selectionStart, options().length]).toEqual([17, 0]);
    });
  });

  it("goes on with the values of a key that was taken", async () => {
    const { field, read } = shown({ offers: [OWNER] });
    await typed(field, "hail ow");
    await vi.waitFor(() => {
      expect(options()).toHaveLength(1);
    });
    await fireEvent.click(screen.getByRole("option"));
    await vi.waitFor(() => {
      expect(read).toHaveBeenLastCalledWith("hail owner:", 11);
    });
  });

  it("takes nothing that was not chosen, and closes, clears and leaves by Escape in that order", async () => {
    const { field, oninput } = shown({ offers: [OWNER] });
    field.focus();
    await typed(field, "hail ow");
    await vi.waitFor(() => {
      expect(options()).toHaveLength(1);
    });
    await press(field, "Escape");
    expect(options()).toHaveLength(0);
    expect(oninput).toHaveBeenCalledTimes(1);
    await press(field, "Enter");
    await press(field, "Escape");
    expect(oninput).toHaveBeenLastCalledWith("");
    await tick();
    await press(field, "Escape");
    expect(document.activeElement).not.toBe(field);
  });

  it("asks between terms only when it is wanted", async () => {
    const { field, read } = shown({ offers: [OWNER] });
    await typed(field, "hail ");
    expect(read).not.toHaveBeenCalled();
    await press(field, "ArrowDown");
    expect(read).toHaveBeenCalledTimes(1);
    await vi.waitFor(() => {
      expect(field.getAttribute("aria-activedescendant")).not.toBeNull();
    });
  });

  it("underlines and names what cannot be read, and describes the field by it", () => {
    const { field } = shown({ value: "colour:red", faults: [FAULT] });
    const about = document.getElementById(field.getAttribute("aria-describedby") ?? "");
    expect(about?.textContent.trim()).toBe(FAULT.message);
    expect(field.getAttribute("aria-invalid")).toBe("true");
    expect(document.querySelector(".fault")?.textContent).toBe("colour");
  });

  it("does not scold what is still being typed, until that rests", async () => {
    vi.useFakeTimers();
    const { field, view } = shown();
    await typed(field, "colour:");
    await view.rerender({ faults: [FAULT] });
    expect(field.getAttribute("aria-invalid")).toBe("false");
    vi.advanceTimersByTime(1000);
    await tick();
    expect(field.getAttribute("aria-invalid")).toBe("true");
    vi.useRealTimers();
  });
});
