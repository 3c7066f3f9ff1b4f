// Keys, and colours without a reload. Everything here also works without it.
(() => {
  "use strict";
  const page = document.documentElement;

  const stories = () =>
    [...document.querySelectorAll("main :is(.teaser__title, .roll h3, .hit > h3, .lines li) > a:first-of-type")].filter(
      (link) => link.offsetParent !== null,
    );

  const step = (by) => {
    const links = stories();
    if (!links.length) return;
    const at = links.indexOf(document.activeElement);
    const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + by));
    links[next].focus();
    links[next].scrollIntoView({ block: "nearest" });
  };

  const follow = (selector) => {
    const link = document.querySelector(selector);
    if (link) link.click();
  };

  const keys = {
    j: () => step(1),
    k: () => step(-1),
    o: () => {
      if (stories().includes(document.activeElement)) document.activeElement.click();
      else follow("a[data-key=original]");
    },
    s: () => follow("a[data-key=story]"),
    n: () => follow("a[rel=next]"),
    p: () => follow("a[rel=prev]"),
    h: () => follow("a[data-key=front]"),
    "/": () => {
      const field = document.querySelector("input[type=search]");
      if (field) field.focus();
      else follow("a[data-key=search]");
    },
    "?": () => follow("a[data-key=help]"),
  };

  const typing = (element) => element.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.querySelectorAll("details.menu[open]").forEach((menu) => {
        menu.open = false;
        menu.querySelector("summary").focus();
      });
      if (typing(event.target)) event.target.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.menu[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
    const link = event.target.closest("a[data-theme-choice]");
    if (!link) return;
    event.preventDefault();
    const theme = link.dataset.themeChoice;
    document.cookie = `theme=${theme || "system"}; path=/; max-age=31536000; samesite=lax`;
    if (theme) page.dataset.theme = theme;
    else delete page.dataset.theme;
    document.querySelectorAll("a[data-theme-choice]").forEach((each) => {
      if (each === link) each.setAttribute("aria-current", "true");
      else each.removeAttribute("aria-current");
    });
  });

  document.addEventListener("change", (event) => {
    const all = event.target.closest("input[data-all]");
    if (!all) return;
    all.closest("fieldset, section").querySelectorAll("input[type=checkbox]:not(:disabled)").forEach((box) => {
      box.checked = all.checked;
    });
  });
})();
