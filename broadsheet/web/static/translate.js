// Titles, briefs and articles by the browser's own translator, where it has one. Nothing leaves the device.
(() => {
  "use strict";
  if (!("Translator" in self)) return;

  // Whatever is marked with the language; of a body each of its blocks.
  const parts = (from) =>
    [...document.querySelectorAll("main [lang]")]
      .filter((each) => each.lang.startsWith(from) && !each.parentElement.closest(`main [lang^="${from}"]`))
      .flatMap((each) => (each.matches(".prose") ? [...each.children] : [each]))
      .filter((each) => each.textContent.trim());

  const start = async (box) => {
    const options = { sourceLanguage: box.dataset.from, targetLanguage: box.dataset.to };
    const state = await Translator.availability(options).catch(() => "unavailable");
    if (state === "unavailable") return;
    const [button, note] = [box.querySelector("button"), box.querySelector("span")];
    const label = button.textContent;
    let kept = null;
    box.hidden = false;

    const restore = () => {
      for (const [element, nodes, ...marks] of kept) {
        element.replaceChildren(...nodes);
        ["lang", "dir"].forEach((name, at) => {
          if (marks[at] === null) element.removeAttribute(name);
          else element.setAttribute(name, marks[at]);
        });
      }
      kept = null;
      button.textContent = label;
      note.hidden = true;
    };

    button.addEventListener("click", async () => {
      if (kept) return restore();
      button.disabled = true;
      button.textContent = button.dataset.busy;
      const done = [];
      try {
        const translator = await Translator.create(options);
        for (const element of parts(box.dataset.from)) {
          const text = await translator.translate(element.textContent);
          const marks = [element.getAttribute("lang"), element.getAttribute("dir")];
          done.push([element, [...element.childNodes], ...marks]);
          element.replaceChildren(text);
          element.lang = box.dataset.to;
          element.dir = document.documentElement.dir || "ltr";
        }
        note.hidden = false;
        button.textContent = button.dataset.original;
        kept = done;
      } catch {
        kept = done;
        restore();
      }
      button.disabled = false;
    });
  };

  document.querySelectorAll("[data-translate]").forEach(start);
})();
