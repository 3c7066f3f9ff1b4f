// The browser's own voice reads the article; the sentence that it speaks is marked. Without a voice there is no button.
(() => {
  "use strict";
  const button = document.querySelector("button[data-listen]");
  const speech = window.speechSynthesis;
  if (!button || !speech) return;

  const language = button.dataset.listen;
  const sentences = [...document.querySelectorAll(".prose [id]")].filter((each) => /^s\d+$/.test(each.id));
  let at = -1; // the sentence that is spoken, -1 while nothing is

  const voice = () => speech.getVoices().find((each) => each.lang.toLowerCase().startsWith(language));

  const offer = () => {
    button.hidden = !(voice() && sentences.length);
  };

  const show = () => {
    const speaking = at >= 0;
    button.textContent = speaking ? button.dataset.stop : button.dataset.start;
    button.setAttribute("aria-pressed", String(speaking));
    document.querySelectorAll(".is-spoken").forEach((each) => each.classList.remove("is-spoken"));
    if (!speaking) return;
    sentences[at].classList.add("is-spoken");
    const calm = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    sentences[at].scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
  };

  const stop = () => {
    at = -1;
    speech.cancel();
    show();
  };

  const speak = (number) => {
    if (number >= sentences.length) return stop();
    at = number;
    show();
    const words = new SpeechSynthesisUtterance(sentences[number].textContent);
    words.lang = language;
    words.voice = voice();
    words.onend = () => at === number && speak(number + 1);
    words.onerror = () => at === number && stop();
    speech.speak(words);
  };

  const first = () => Math.max(0, sentences.findIndex((each) => `#${each.id}` === location.hash));

  button.addEventListener("click", () => (at < 0 ? speak(first()) : stop()));
  window.addEventListener("pagehide", stop);
  speech.addEventListener?.("voiceschanged", offer);
  offer();
})();
