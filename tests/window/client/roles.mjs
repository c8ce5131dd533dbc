// Finding elements as people and screen readers do: by role and name. Runs in the page, so it uses nothing from here.

/** The visible elements with this role, and this name if one is given: a text, or { source, flags } of a pattern. */
export function byRole(role, name, root = document) {
  const OWN = {
    button: "button, summary",
    link: "a[href]",
    heading: "h1, h2, h3, h4, h5, h6",
    searchbox: "input[type=search]",
    textbox: "input:not([type]), input[type=text], input[type=password], textarea",
    combobox: "select",
    option: "option",
    navigation: "nav",
    main: "main",
    figure: "figure",
    contentinfo: "footer",
    region: "section[aria-label]",
  };
  const words = (text) => (text ?? "").replace(/\s+/g, " ").trim();
  const said = (node) => {
    if (node === null || node.ariaHidden === "true") return "";
    return node.nodeType === Node.TEXT_NODE ? node.data : [...node.childNodes].map(said).join("");
  };
  const nameOf = (element) => {
    const ids = element.getAttribute("aria-labelledby")?.split(" ") ?? [];
    const labelled = ids.map((id) => said(document.getElementById(id))).join(" ");
    const label = [...(element.labels ?? [])].map(said).join(" ");
    const choices = [labelled, element.getAttribute("aria-label"), label, said(element), element.title];
    return words(choices.find((text) => words(text) !== ""));
  };
  const fits = (element) => {
    if (name === undefined || name === null) return true;
    const own = nameOf(element);
    return typeof name === "string" ? own === name : new RegExp(name.source, name.flags).test(own);
  };
  const selector = [`[role="${role}"]`, ...(OWN[role] ? [`:is(${OWN[role]}):not([role])`] : [])].join(", ");
  const isShown = (element) => element.checkVisibility() && !element.closest("[aria-hidden=true]");
  return [...root.querySelectorAll(selector)].filter((element) => isShown(element) && fits(element));
}
