"use strict";
(() => {
  const { sources, clauses } = JSON.parse(document.getElementById("index").textContent);
  const form = document.querySelector(".search");
  const hits = document.getElementById("hits");
  const found = document.getElementById("found");
  const most = 100;
  const fold = (text) => text.normalize("NFKD").replace(/\p{Mn}/gu, "").toLowerCase();
  const folded = clauses.map(([, , , text]) => fold(text));

  const hit = ([source, anchor, path, text]) => {
    const [name, href] = sources[source];
    const item = document.createElement("li");
    const link = document.createElement("a");
    link.href = `${href}#${encodeURIComponent(anchor)}`;
    link.textContent = `${name}, ${path}`;
    const words = document.createElement("p");
    words.dir = "auto";
    words.textContent = text.length > 400 ? `${text.slice(0, 400)}…` : text;
    item.append(link, words);
    return item;
  };

  const search = () => {
    const words = fold(form.q.value).split(/\s+/).filter(Boolean);
    const fits = words.length ? clauses.filter((_, at) => words.every((word) => folded[at].includes(word))) : [];
    hits.replaceChildren(...fits.slice(0, most).map(hit));
    const more = fits.length > most ? `, the first ${most} below` : "";
    found.textContent = words.length ? `${fits.length} of ${clauses.length} clauses${more}.` : `${clauses.length} clauses.`;
  };

  form.addEventListener("input", search);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  form.q.value = new URLSearchParams(location.search).get("q") || "";
  search();
})();
