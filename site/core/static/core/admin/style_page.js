// Each frame as high as what it shows.
const fit = (frame) => {
  const shown = frame.contentDocument?.body;
  if (shown) frame.style.height = `${Math.min(shown.scrollHeight + 4, 900)}px`;
};
for (const frame of document.querySelectorAll(".guide iframe")) {
  frame.addEventListener("load", () => {
    fit(frame);
    frame.contentDocument.addEventListener("toggle", () => fit(frame), true);
  });
  new ResizeObserver(() => fit(frame)).observe(frame.parentElement);
}
