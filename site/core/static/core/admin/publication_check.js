// Looks again after every automatic save, so that the list tells of the text on the screen.
// A new page has its number only after the first save: the address is made from that answer.
document.addEventListener("w-autosave:success", async (event) => {
  const id = event.detail?.response?.pk;
  for (const panel of document.querySelectorAll("[data-publication-check]")) {
    if (id) panel.dataset.publicationCheck = id;
    if (panel.dataset.publicationCheck === "0") continue;
    const address = panel.dataset.url.replace("/0/", `/${panel.dataset.publicationCheck}/`);
    const answer = await fetch(address, { credentials: "same-origin" });
    if (answer.ok) panel.innerHTML = await answer.text();
  }
});
