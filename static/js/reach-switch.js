// The switch on the page about measuring: keeps "do not count me" on this device, in no cookie.
(() => {
  const box = document.querySelector("[data-reach-switch]");
  const said = document.querySelector("[data-reach-said]");
  if (!box) return;
  const tell = () => {
    said.textContent = box.checked ? said.dataset.off : said.dataset.on;
  };
  try {
    box.checked = Boolean(localStorage.reachOff);
    box.addEventListener("change", () => {
      if (box.checked) localStorage.reachOff = 1;
      else localStorage.removeItem("reachOff");
      tell();
    });
    box.closest("[hidden]").hidden = false;
    if (box.checked) tell();
  } catch {
    // A browser that keeps nothing cannot keep this wish: the page tells of the other ways.
  }
})();
