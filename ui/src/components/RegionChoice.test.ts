import { fireEvent, render, screen } from "@testing-library/svelte";
import { describe, expect, it, vi } from "vitest";
import RegionChoice from "./RegionChoice.svelte";

function shown(answer: string) {
  const onchoose = vi.fn(() => Promise.resolve(answer));
  render(RegionChoice, { profile: "lab", regions: ["eu-west-1", "us-east-1"], onchoose });
  return onchoose;
}

const watch = () => screen.getByRole("button", { name: "Watch" });
const select = () => screen.getByLabelText("Choose a Region for lab");

describe("choosing a Region", () => {
  it("guesses none", async () => {
    const onchoose = shown("");
    expect(watch().hasAttribute("disabled")).toBe(true);
    await fireEvent.click(watch());
    expect(onchoose).not.toHaveBeenCalled();
  });

  it("hands over the one chosen", async () => {
    const onchoose = shown("");
    await fireEvent.change(select(), { target: { value: "us-east-1" } });
    await fireEvent.click(watch());
    expect(onchoose).toHaveBeenCalledWith("us-east-1");
    expect(screen.queryByRole("alert")).toBeNull();
  });

  it("says at the field why it failed", async () => {
    shown("The settings file cannot be written.");
    await fireEvent.change(select(), { target: { value: "eu-west-1" } });
    await fireEvent.click(watch());
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toBe("The settings file cannot be written.");
    expect(select().getAttribute("aria-describedby")).toBe(alert.id);
  });
});
