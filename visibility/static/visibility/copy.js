// Copying works only with a script, so the script itself brings the buttons to sight. Without it the
// text is there to be selected.
(() => {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const text = document.getElementById(button.dataset.copies);
      const status = button.closest("section").querySelector("[role=status]");
      try {
        await navigator.clipboard.writeText(text.value);
        status.textContent = button.dataset.done;
        setTimeout(() => { status.textContent = ""; }, 4000);
      } catch {
        text.focus();
        text.select();
      }
    });
  }
})();
