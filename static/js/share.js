// Copying works only with a script, so the script itself brings the buttons to sight.
(() => {
  if (!navigator.clipboard) return;
  for (const place of document.querySelectorAll(".share__copy")) place.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    const status = button.closest(".share").querySelector(".share__status");
    status.textContent = button.dataset.done;
    setTimeout(() => { status.textContent = ""; }, 4000);
  });
})();
