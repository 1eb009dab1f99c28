// The view is loaded anew only when the server answers: a screen in a lobby must not end up on an
// error page. Nothing is stored.
(() => {
  const seconds = Number(document.currentScript.dataset.seconds);
  if (!seconds) return;
  setInterval(async () => {
    if (document.querySelector("#pause:checked")) return;
    try {
      const answer = await fetch(location.href, { cache: "no-store", credentials: "omit" });
      if (answer.ok) location.reload();
    } catch {
      // The network is away; the view that is there stays.
    }
  }, seconds * 1000);
})();
