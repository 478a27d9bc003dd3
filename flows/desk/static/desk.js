// The keys of the desk, the zoom of its pages, and pictures that are fetched before they are looked at.
(() => {
  const one = (selector) => document.querySelector(selector);
  const typing = (target) => target.closest("input:not([type=radio]):not([type=checkbox]), textarea, select") !== null;

  const choose = (decision, focus) => {
    const radio = one(`#decide input[value=${decision}]:not(:disabled)`);
    if (!radio) return;
    radio.checked = true;
    const target = one(focus);
    target.focus();
    if (target.select) target.select();
  };
  const follow = (selector) => {
    const link = one(selector);
    if (link) link.click();
  };
  const keys = {
    a: () => choose("accept", "#save"),
    e: () => choose("edit", "#meant"),
    x: () => choose("reject", "#save"),
    s: () => follow("#skip"),
    j: () => follow("#skip, main a.go[href^='/next'], a[rel=next]"),
    k: () => follow("#earlier, a[rel=prev]"),
    A: () => follow("#whole"),
    u: () => one("#undo")?.requestSubmit(),
    "?": () => one("#keys").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (typing(event.target)) {
      if (event.key === "Escape") event.target.blur();
      return;
    }
    if (one("dialog[open]")) return;
    const pressed = keys[event.key];
    if (pressed) {
      event.preventDefault();
      pressed();
    } else if (event.key === "Enter" && event.target === document.body && one("#decide input[type=radio]:checked")) {
      one("#decide").requestSubmit();
    }
  });

  document.addEventListener("click", (event) => {
    const reason = event.target.closest("[data-why]");
    if (reason) {
      one("#why").value = reason.dataset.why;
      one("#save").focus();
    }
    if (event.target.closest("[data-key='?']")) keys["?"]();
    const zoom = event.target.closest("[data-zoom]");
    if (zoom) {
      const sheet = zoom.closest("figure").querySelector("svg");
      const wide = (Number(sheet.getAttribute("data-wide")) || 1) * Number(zoom.dataset.zoom);
      const bounded = Math.min(6, Math.max(1, wide));
      sheet.setAttribute("data-wide", String(bounded));
      sheet.setAttribute("width", `${bounded * 100}%`);
      reveal(sheet);
    }
    const all = event.target.closest("[data-tick]");
    if (all) {
      for (const box of document.querySelectorAll("input[name=tick]")) box.checked = all.dataset.tick === "all";
    }
    const place = event.target.closest("[data-row]");
    if (place) light(place.dataset.row, place);
  });

  // A row of a table and its place on the page are lit together.
  const light = (name, from) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const each of document.querySelectorAll(`[data-row="${CSS.escape(name)}"]`)) {
      each.classList.add("lit");
      if (each !== from && !(from && each.contains(from))) each.scrollIntoView({ block: "center", inline: "nearest" });
    }
  };
  const reveal = (scope) => {
    const mark = scope.querySelector(".mark-value, .mark-row");
    if (mark) mark.scrollIntoView({ block: "center", inline: "nearest" });
  };
  const ahead = async () => {
    const links = [...document.querySelectorAll("#ahead a")].map((link) => link.href);
    one("#ahead")?.replaceChildren();
    for (const link of links) {
      try {
        const told = await (await fetch(link)).text();
        const found = told.match(/\/page\/[^"]+\.webp/);
        if (found) new Image().src = found[0];
      } catch {
        return; // the page was left meanwhile
      }
    }
  };

  const arrive = () => {
    const name = decodeURIComponent(location.hash.slice(1));
    if (name && one(`[data-row="${CSS.escape(name)}"]`)) light(name, null);
  };
  window.addEventListener("hashchange", arrive);
  document.addEventListener("DOMContentLoaded", arrive);

  document.addEventListener("htmx:afterSettle", (event) => {
    if (event.target === document.body) arrive();
    const sheet = event.target.querySelector?.(".sheet") ?? event.target.closest?.(".sheet");
    if (sheet) reveal(sheet);
    if (event.target.closest(".item .print") || event.target.querySelector?.(".item .print figure")) ahead();
  });
})();
