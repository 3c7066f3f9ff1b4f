// What lazy loaders do: the true address moves into src when the page is there.
addEventListener("DOMContentLoaded", () => {
  for (const image of document.querySelectorAll("img[data-src], img[data-lazy-src], img[data-original]")) {
    image.src = image.dataset.src || image.dataset.lazySrc || image.dataset.original;
  }
});
