// Looks again after every automatic save, so that the list tells of the text on the screen.
document.addEventListener("w-autosave:success", async () => {
  for (const panel of document.querySelectorAll("[data-publication-check][data-url]")) {
    const answer = await fetch(panel.dataset.url, { credentials: "same-origin" });
    if (answer.ok) panel.innerHTML = await answer.text();
  }
});
