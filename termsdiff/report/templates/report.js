"use strict";
(() => {
  const root = document.documentElement;
  const tools = document.querySelector(".tools");
  const cards = [...document.querySelectorAll(".card")];
  if (!tools) return;
  const shown = tools.querySelector(".shown");
  const entries = new Map([...document.querySelectorAll("nav .entry")].map((each) => [each.hash.slice(1), each]));
  const filters = [...tools.querySelectorAll("select")];
  const buttons = [...tools.querySelectorAll("button")];

  const press = (name, to) => {
    root.dataset[name] = to;
    for (const button of buttons.filter((each) => each.dataset.set === name))
      button.setAttribute("aria-pressed", String(button.dataset.to === to));
    if (name === "text")
      for (const gap of document.querySelectorAll(".gap")) gap.open = to === "whole";
  };

  const fits = (card) =>
    filters.every(({ value, dataset }) => !value || card.dataset[dataset.filter].split(" ").includes(value));

  const filter = () => {
    for (const card of cards) {
      card.hidden = !fits(card);
      const entry = entries.get(card.id);
      if (entry) entry.hidden = card.hidden;
    }
    for (const fold of document.querySelectorAll(".fold")) {
      fold.hidden = !fold.querySelector(".card:not([hidden])");
      if (filters.some((each) => each.value)) fold.open = true;
    }
    const left = cards.filter((card) => !card.hidden).length;
    root.classList.toggle("filtered", left < cards.length);
    shown.textContent = left < cards.length ? `${left} of ${cards.length} changes` : "";
  };

  const reveal = () => {
    let target = null;
    try {
      target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    } catch {
      return;
    }
    for (let at = target; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    if (target) target.scrollIntoView();
  };

  const step = (by) => {
    const visible = cards.filter((card) => !card.hidden);
    const current = visible.indexOf(document.activeElement.closest(".card"));
    const next = visible[current < 0 ? (by > 0 ? 0 : visible.length - 1) : current + by];
    if (!next) return;
    for (let at = next; at; at = at.parentElement) if (at.localName === "details") at.open = true;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "start" });
  };

  for (const button of buttons) button.addEventListener("click", () => press(button.dataset.set, button.dataset.to));
  for (const select of filters) select.addEventListener("change", filter);
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => {
    for (const fold of document.querySelectorAll(".fold")) fold.open = true;
  });
  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.target.closest("select, input, textarea")) return;
    if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  });

  press("view", matchMedia("(min-width: 64rem)").matches ? "sides" : "inline");
  if (tools.querySelector("[data-set=text]")) press("text", "changes");
  tools.hidden = false;
  if (location.hash) reveal();
})();
